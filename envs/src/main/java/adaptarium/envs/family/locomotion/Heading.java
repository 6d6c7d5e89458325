package adaptarium.envs.family.locomotion;

import adaptarium.envs.Choice;

/**
 * The task of a walker that is not told which way to go.
 *
 * @param direction 1 to the right, -1 to the left
 */
public record Heading(
        @Choice(
                train = {"1", "-1"},
                live = true,
                description = "which way to go: 1 to the right, -1 to the left")
        int direction) {}
