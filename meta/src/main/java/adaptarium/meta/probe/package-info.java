/**
 * The leak probe: how much of the hidden task a single observation tells. Where it tells the task, an agent needs no memory for it, and a family is no test of adapting.
 *
 * <p>{@link adaptarium.meta.probe.LeakProbe} is the door. {@code Snapshots} keeps a few observations of every episode that some agent plays; a {@code Classifier}, a small
 * network, learns from those of half of the tasks to tell the value of a hidden parameter, and is tried on those of the other half, and the other way round. A
 * {@code ParameterLeak} says how often it was right, beside chance. It matters who plays: {@code Feedback} is a policy of random weights, the same for every task, under
 * which a body shows itself; {@code Misled} is an agent that is told the task of somebody else, so that what it does gives nothing away.
 */
@NullMarked
package adaptarium.meta.probe;

import org.jspecify.annotations.NullMarked;
