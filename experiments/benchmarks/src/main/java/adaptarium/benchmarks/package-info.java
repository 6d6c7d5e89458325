/**
 * Speed, as ratios against named baselines that are measured in the same run. {@link adaptarium.benchmarks.Benchmarks} runs them all and prints a table.
 *
 * <p>Steps are counted per second of processor time of the thread that does them, so that a busy machine disturbs the figures less; only the scaling over
 * threads is by the clock. What is compared does its work on the calling thread; compilation and collection happen on others and are warmed up before.
 */
@NullMarked
package adaptarium.benchmarks;

import org.jspecify.annotations.NullMarked;
