/**
 * Changes that fit any family: switches of the task in mid-episode, faults of motors and sensors, delay, noise, the task in the observation, time limits,
 * repeated actions, stacked frames. Every draw derives from the episode's seed, and what happened can be read from the episode.
 *
 * <p>A {@link adaptarium.envs.Wrapper} makes a {@link adaptarium.envs.wrapper.WrappedFamily}: it says what changes of the family, and a {@link
 * adaptarium.envs.wrapper.Layer} does it, step by step. Each counts its own steps; what is reported from inside is told by the clock of who is asked.
 */
@NullMarked
package adaptarium.envs.wrapper;

import org.jspecify.annotations.NullMarked;
