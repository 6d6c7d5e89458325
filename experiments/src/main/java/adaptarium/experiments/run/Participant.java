package adaptarium.experiments.run;

import adaptarium.envs.reference.Reference;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.experiments.config.RunConfig;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.RandomPolicy;
import adaptarium.meta.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /**
     * A run's learner and its baselines, each under a name of its own: two of one algorithm are told apart by the settings in which they differ.
     *
     * @param run the run
     * @param config its configuration
     * @param trained its baselines' runs
     * @return who takes part, by run
     */
    static Map<RunDirectory, Participant> of(RunDirectory run, RunConfig config, List<RunDirectory> trained) {
        List<RunDirectory> all = new ArrayList<>(List.of(run));
        all.addAll(trained);
        List<Labels.Named> titles = new ArrayList<>();
        List<Labels.Named> names = new ArrayList<>();
        for (RunDirectory one : all) {
            RunConfig its = one.equals(run) ? config : one.config();
            Map<String, String> settings = FlatSettings.of(its);
            titles.add(new Labels.Named(its.algorithm().algorithm().title(), settings));
            names.add(new Labels.Named(its.algorithm().name(), settings));
        }
        Map<RunDirectory, Participant> participants = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            RunConfig its = i == 0 ? config : all.get(i).config();
            participants.put(
                    all.get(i),
                    new Participant(
                            i == 0 ? its.algorithm().name() : Labels.of(names).get(i),
                            Labels.of(titles).get(i),
                            its.algorithm().algorithm().role()));
        }
        return participants;
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
