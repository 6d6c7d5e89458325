/** The local page of all runs: on the loopback address alone, or as files. */
@NullMarked
package adaptarium.experiments.serve;

import org.jspecify.annotations.NullMarked;
