/** Runs: their directories, the training loop that survives a kill at any moment, metrics, checkpoints and the evaluation of a finished run. */
@NullMarked
package adaptarium.experiments.run;

import org.jspecify.annotations.NullMarked;
