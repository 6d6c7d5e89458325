/**
 * Learning from whole trials: several episodes of one task in a row, played by one network that may remember. RL² and the baselines are compositions of the
 * parts here.
 */
@NullMarked
package adaptarium.meta.trial;

import org.jspecify.annotations.NullMarked;
