package adaptarium.envs.family.locomotion;

import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.Split;
import java.util.List;

/**
 * The proof that a walker which is not told which way to go gets nowhere without memory: left and right are equally likely at every moment, whatever has been seen,
 * so the speed earns 0 on average, and all else costs.
 */
interface HiddenDirection extends MemorylessCeiling {
    @Override
    default Principle principle() {
        return Principle.REWARD_ONLY;
    }

    @Override
    default double memorylessCeiling(Split split) {
        return 0;
    }

    @Override
    default List<String> ceilingProof() {
        return List.of(
                "The body moves alike in both tasks, so the direction is independent of the speed and the reward of a"
                        + " step is the direction, 0 on average, times the speed, less costs.",
                "Under the same actions, what is observed is the same for both directions.",
                "Both directions are equally likely, at the beginning and after every flip.");
    }
}
