/** The index of runs: what the folders say, in one file that can be searched. */
@NullMarked
package adaptarium.experiments.index;

import org.jspecify.annotations.NullMarked;
