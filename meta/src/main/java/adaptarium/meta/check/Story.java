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
 * @param past of what is observed and paid in the first round, whose episodes are as long whatever it is; 0 for the seed above
 * @param pay of the rewards of every round; 0 for the seed above
 */
record Story(
        EnvironmentSpec spec, int contextSize, int tasks, long seed, int other, long contextSeed, long past, long pay) {
    /** What an action holds before it is chosen. */
    static final float CANARY = 12345.678f;

    /** The same but for one task. */
    Story withOther(int task) {
        return new Story(spec, contextSize, tasks, seed, task, contextSeed, past, pay);
    }

    /** The same, but an oracle is told something else. */
    Story withContexts(long newSeed) {
        return new Story(spec, contextSize, tasks, seed, other, newSeed, past, pay);
    }

    /** The same but for what is observed and paid in the first round. */
    Story withPast(long newSeed) {
        return new Story(spec, contextSize, tasks, seed, other, contextSeed, newSeed, pay);
    }

    /** The same but for the rewards. */
    Story withRewards(long newSeed) {
        return new Story(spec, contextSize, tasks, seed, other, contextSeed, past, newSeed);
    }

    /**
     * What an adaptation did.
     *
     * @param actions by step, float[N * A]; {@link #CANARY} where nothing was to be chosen
     * @param active by step, which slots were to act
     * @param begins by round, the number of its first step
     * @param fastStates by round and task, before the round
     * @param problem an array of the caller that was changed, in words; empty for none
     */
    record Told(
            List<float[]> actions,
            List<boolean[]> active,
            List<Integer> begins,
            List<List<float[]>> fastStates,
            String problem) {}

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
        List<Integer> begins = new ArrayList<>();
        List<List<float[]>> states = new ArrayList<>();
        String problem = "";
        float[] contexts = contexts(slots, adaptation.episodesPerRound());
        for (int round = 0; round < rounds; round++) {
            List<float[]> before = new ArrayList<>();
            for (int task = 0; task < tasks; task++) {
                before.add(adaptation.fastState(task));
            }
            begins.add(actions.size());
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
        return new Told(actions, actives, begins, states, problem);
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
            long life = Seeds.derive(own, "slot", slot, round);
            long seen = past == 0 || round > 0 ? life : Seeds.derive(life, "past", past);
            lives[slot] = new Slot(life, seen, pay == 0 ? seen : Seeds.derive(seen, "pay", pay));
        }
        return lives;
    }

    /** One episode of one slot. */
    private final class Slot {
        private final long seen;
        private final long paid;
        private final int length;

        Slot(long life, long seen, long paid) {
            this.seen = seen;
            this.paid = paid;
            length = 1 + Seeds.generator(life).nextInt(spec.horizon());
        }

        void observe(int step, float[] out, int offset) {
            RandomGenerator random = Seeds.generator(Seeds.derive(seen, "observation", step));
            for (int i = 0; i < spec.observationSize(); i++) {
                double low = spec.observation().get(i).low();
                double high = spec.observation().get(i).high();
                out[offset + i] = (float) (low + random.nextDouble() * (high - low));
            }
        }

        float reward(int step) {
            return Seeds.generator(Seeds.derive(paid, "reward", step)).nextBoolean() ? 1 : -1;
        }
    }
}
