/** Competitions whose results anybody can check: frozen tasks, a budget, and submissions that are played again to the bit. */
@NullMarked
package adaptarium.experiments.challenge;

import org.jspecify.annotations.NullMarked;
