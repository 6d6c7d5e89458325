package adaptarium.experiments.run;

import adaptarium.envs.reference.Reference;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.RandomPolicy;
import adaptarium.meta.Role;

/**
 * Who takes part in a comparison.
 *
 * @param name in records: an algorithm's name, perhaps with what was taken away from it; a controller's title; or {@code "random"}
 * @param title in words
 * @param role what it is in the comparison
 */
public record Participant(String name, String title, Role role) {
    /** Random actions. */
    public static final Participant RANDOM = new Participant(RandomPolicy.NAME, RandomPolicy.TITLE, Role.RANDOM);

    private static final String TOLD = ", told the task"; // how evaluations marked a controller before roles were kept

    /**
     * A learner.
     *
     * @param algorithm who learned
     * @return the participant
     */
    public static Participant of(Algorithm<?> algorithm) {
        return new Participant(algorithm.name(), algorithm.title(), algorithm.role());
    }

    /**
     * A controller made by hand.
     *
     * @param reference who plays
     * @return the participant
     */
    public static Participant of(Reference<?> reference) {
        Role role = reference.toldTask() ? Role.TOLD_REFERENCE : Role.REFERENCE;
        return new Participant(reference.title(), reference.title(), role);
    }

    /**
     * The same with something taken away.
     *
     * @param ablation what, such as {@code "memory wiped"}
     * @return the participant
     */
    public Participant without(String ablation) {
        return new Participant(name + ", " + ablation, title + ", " + ablation, Role.ABLATION);
    }

    /** The title of somebody in an evaluation that was made before titles were kept. */
    static String titleByName(String name) {
        int comma = name.indexOf(',');
        if (comma > 0) {
            return titleByName(name.substring(0, comma)) + name.substring(comma);
        }
        return name.equals(RandomPolicy.NAME)
                ? RandomPolicy.TITLE
                : Algorithms.find(name).<String>map(Algorithm::title).orElse(name);
    }

    /** The role of somebody in an evaluation that was made before roles were kept. */
    static Role roleByName(String name) {
        if (name.equals(RandomPolicy.NAME)) {
            return Role.RANDOM;
        }
        int comma = name.indexOf(',');
        if (comma > 0 && Algorithms.find(name.substring(0, comma)).isPresent()) {
            return Role.ABLATION;
        }
        return Algorithms.find(name)
                .<Role>map(Algorithm::role)
                .orElse(name.endsWith(TOLD) ? Role.TOLD_REFERENCE : Role.REFERENCE);
    }
}
