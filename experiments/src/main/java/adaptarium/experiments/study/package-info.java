/** Studies: many runs of one plan, side by side, each in a process of its own. */
@NullMarked
package adaptarium.experiments.study;

import org.jspecify.annotations.NullMarked;
