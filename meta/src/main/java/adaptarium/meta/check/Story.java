package adaptarium.meta.check;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.meta.Adaptation;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What an adaptation is made to live through: observations, rewards and ends of every slot, all made up, and so whatever two stories are to share.
 *
 * @param spec of the family
 * @param contextSize numbers of a task's context
 * @param tasks how many tasks side by side
 * @param seed of everything, but for one task
 * @param other number of a task that lives through something else; −1 for none
 * @param contextSeed of what an oracle is told
 */
record Story(EnvironmentSpec spec, int contextSize, int tasks, long seed, int other, long contextSeed) {
    /** What an action holds before it is chosen. */
    static final float CANARY = 12345.678f;

    /** The same but for one task. */
    Story withOther(int task) {
        return new Story(spec, contextSize, tasks, seed, task, contextSeed);
    }

    /** The same, but an oracle is told something else. */
    Story withContexts(long newSeed) {
        return new Story(spec, contextSize, tasks, seed, other, newSeed);
    }

    /**
     * What an adaptation did.
     *
     * @param actions by step, float[N * A]; {@link #CANARY} where nothing was to be chosen
     * @param active by step, which slots were to act
     * @param fastStates by round and task, before the round
     * @param problem an array of the caller that was changed, in words; empty for none
     */
    record Told(List<float[]> actions, List<boolean[]> active, List<List<float[]>> fastStates, String problem) {}

    /**
     * Tells the story.
     *
     * @param adaptation who lives through it
     * @param rounds how many
     * @return what it did
     */
    Told tell(Adaptation adaptation, int rounds) {
        int slots = tasks * adaptation.episodesPerRound();
        List<float[]> actions = new ArrayList<>();
        List<boolean[]> actives = new ArrayList<>();
        List<List<float[]>> states = new ArrayList<>();
        String problem = "";
        float[] contexts = contexts(slots, adaptation.episodesPerRound());
        for (int round = 0; round < rounds; round++) {
            List<float[]> before = new ArrayList<>();
            for (int task = 0; task < tasks; task++) {
                before.add(adaptation.fastState(task));
            }
            states.add(before);
            Slot[] lives = lives(slots, adaptation.episodesPerRound(), round);
            for (int step = 0; anyActive(lives, step); step++) {
                float[] observations = new float[slots * spec.observationSize()];
                boolean[] active = new boolean[slots];
                for (int slot = 0; slot < slots; slot++) {
                    active[slot] = step < lives[slot].length;
                    lives[slot].observe(step, observations, slot * spec.observationSize());
                }
                float[] chosen = new float[slots * spec.actionSize()];
                Arrays.fill(chosen, CANARY);
                float[] seen = observations.clone();
                boolean[] running = active.clone();
                float[] told = contexts.clone();
                adaptation.act(seen, running, told, chosen);
                if (!Arrays.equals(seen, observations)
                        || !Arrays.equals(running, active)
                        || !Arrays.equals(told, contexts)) {
                    problem = "act changed the caller's observations, flags or contexts";
                }
                actions.add(chosen.clone());
                actives.add(active);
                hear(adaptation, lives, step);
            }
            if (round < rounds - 1) {
                adaptation.endRound();
            }
        }
        return new Told(actions, actives, states, problem);
    }

    private void hear(Adaptation adaptation, Slot[] lives, int step) {
        int size = spec.observationSize();
        float[] rewards = new float[lives.length];
        boolean[] terminated = new boolean[lives.length];
        boolean[] truncated = new boolean[lives.length];
        float[] next = new float[lives.length * size];
        for (int slot = 0; slot < lives.length; slot++) {
            if (step < lives[slot].length) {
                boolean ends = step == lives[slot].length - 1;
                terminated[slot] = ends && lives[slot].length < spec.horizon();
                truncated[slot] = ends && !terminated[slot];
                rewards[slot] = lives[slot].reward(step);
                lives[slot].observe(step + 1, next, slot * size);
            }
        }
        adaptation.observe(rewards, terminated, truncated, next);
    }

    private static boolean anyActive(Slot[] lives, int step) {
        return Arrays.stream(lives).anyMatch(life -> step < life.length);
    }

    private float[] contexts(int slots, int episodes) {
        float[] contexts = new float[slots * contextSize];
        for (int slot = 0; slot < slots; slot++) {
            RandomGenerator random = Seeds.generator(Seeds.derive(contextSeed, "context", slot / episodes));
            for (int i = 0; i < contextSize; i++) {
                contexts[slot * contextSize + i] = 2 * random.nextFloat() - 1;
            }
        }
        return contexts;
    }

    private Slot[] lives(int slots, int episodes, int round) {
        Slot[] lives = new Slot[slots];
        for (int slot = 0; slot < slots; slot++) {
            long own = slot / episodes == other ? Seeds.derive(seed, "other") : seed;
            lives[slot] = new Slot(Seeds.derive(own, "slot", slot, round));
        }
        return lives;
    }

    /** One episode of one slot. */
    private final class Slot {
        private final long life;
        private final int length;

        Slot(long life) {
            this.life = life;
            length = 1 + Seeds.generator(life).nextInt(spec.horizon());
        }

        void observe(int step, float[] out, int offset) {
            RandomGenerator random = Seeds.generator(Seeds.derive(life, "observation", step));
            for (int i = 0; i < spec.observationSize(); i++) {
                double low = spec.observation().get(i).low();
                double high = spec.observation().get(i).high();
                out[offset + i] = (float) (low + random.nextDouble() * (high - low));
            }
        }

        float reward(int step) {
            return Seeds.generator(Seeds.derive(life, "reward", step)).nextBoolean() ? 1 : -1;
        }
    }
}
