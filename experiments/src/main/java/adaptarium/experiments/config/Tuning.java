package adaptarium.experiments.config;

import adaptarium.experiments.config.StudyFile.Planned;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A study of two stages: settings are chosen by selection seeds on validation tasks, and only what was chosen is trained with evaluation seeds and evaluated on
 * test tasks. Nothing that is reported has been chosen by.
 *
 * @param selection every candidate with every selection seed
 * @param evaluation every candidate with every evaluation seed, of which the chosen ones are carried out
 * @param checkpoint {@code newest} or {@code best}: which one of a run counts, in both stages
 */
public record Tuning(List<Planned> selection, List<Planned> evaluation, String checkpoint) {
    /** Copies the lists and checks that the stages have nothing in common. */
    public Tuning {
        selection = List.copyOf(selection);
        evaluation = List.copyOf(evaluation);
        if (!List.of("newest", "best").contains(checkpoint)) {
            throw new IllegalArgumentException("tuning.checkpoint must be newest or best, got '" + checkpoint + "'");
        }
        Set<Long> both = seeds(selection);
        both.retainAll(seeds(evaluation));
        if (!both.isEmpty()) {
            throw new IllegalArgumentException(
                    "tuning.seeds must not be those that are reported; both stages have " + both);
        }
        if (selection.stream().anyMatch(run -> run.resolved().validation().times() == 0)) {
            throw new IllegalArgumentException(
                    "tuning scores candidates on validation tasks; validation.times must be at least 1");
        }
    }

    private static Set<Long> seeds(List<Planned> runs) {
        return runs.stream().map(run -> run.resolved().seed()).collect(Collectors.toCollection(TreeSet::new));
    }
}
