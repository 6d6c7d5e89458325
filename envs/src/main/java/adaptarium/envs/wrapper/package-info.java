/**
 * Changes that fit any family: switches of the task in mid-episode, faults of motors and sensors, delay, noise, the task in the observation, time limits,
 * repeated actions, stacked frames. Every draw derives from the episode's seed, and what happened can be read from the episode.
 */
@NullMarked
package adaptarium.envs.wrapper;

import org.jspecify.annotations.NullMarked;
