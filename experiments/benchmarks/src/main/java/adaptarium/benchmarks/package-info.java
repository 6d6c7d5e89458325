/**
 * Speed, as ratios against named baselines that are measured in the same run. {@link adaptarium.benchmarks.Benchmarks} runs them all and prints a table.
 *
 * <p>Steps are counted per second of processor time of the whole process, compilation and garbage collection included, so that a busy machine disturbs
 * the figures less; only the scaling over threads is by the clock.
 */
@NullMarked
package adaptarium.benchmarks;

import org.jspecify.annotations.NullMarked;
