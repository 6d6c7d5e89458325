package adaptarium.experiments.challenge;

import adaptarium.experiments.UserException;
import adaptarium.meta.Statistics;
import adaptarium.meta.Statistics.Estimate;
import adaptarium.meta.TaskUnits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who did how well, the best first: {@code leaderboard.json}.
 *
 * @param format which kind of file this is
 * @param challenge the challenge's commitment
 * @param family what was played
 * @param tasks how many test tasks
 * @param rounds how many rounds of adaptation
 * @param rows one for each agent
 */
public record Leaderboard(String format, String challenge, String family, int tasks, int rounds, List<Row> rows) {
    private static final String FORMAT = "adaptarium leaderboard 1";
    private static final int REPLICATIONS = 2000; // bootstrap samples
    private static final long BOOTSTRAP_SEED = 1;

    /**
     * An agent.
     *
     * @param title what it is called
     * @param reference whether it is one that the program plays itself
     * @param seeds how many submissions have this title
     * @param commitments of their entries
     * @param late those of them that were not among the entries known when the secret was told
     * @param first mean return before any adaptation
     * @param last mean return after the last round
     * @param area mean return over all rounds
     * @param steps environment steps of the task that took most
     * @param cpuSeconds processor time
     * @param trainingSteps what it says it was trained with
     * @param tuning what it says of how its settings were chosen
     */
    public record Row(
            String title,
            boolean reference,
            int seeds,
            List<String> commitments,
            List<String> late,
            Estimate first,
            Estimate last,
            Estimate area,
            long steps,
            double cpuSeconds,
            long trainingSteps,
            String tuning) {}

    /** Copies the list. */
    public Leaderboard {
        rows = List.copyOf(rows);
    }

    /**
     * A leaderboard.
     *
     * @param challenge whose secret is revealed
     * @param submissions all verified
     * @param references what the program played itself, by name
     * @return rows by the mean return after the last round
     */
    public static Leaderboard of(
            Challenge challenge, List<Submission> submissions, Map<String, List<List<Double>>> references) {
        Map<String, List<Submission>> byTitle = new LinkedHashMap<>();
        submissions.forEach(one -> byTitle.computeIfAbsent(one.entry().title(), title -> new ArrayList<>())
                .add(one));
        List<Row> rows = new ArrayList<>();
        byTitle.forEach((title, seeds) -> {
            requireApart(seeds);
            List<List<List<Double>>> returns =
                    seeds.stream().map(seed -> seed.result().returns()).toList();
            rows.add(row(challenge, title, false, returns, seeds));
        });
        references.forEach((title, returns) -> rows.add(row(challenge, title, true, List.of(returns), List.of())));
        rows.sort(Comparator.comparingDouble((Row row) -> row.last().value()).reversed());
        return new Leaderboard(
                FORMAT, challenge.commitment(), challenge.family(), challenge.tasks(), challenge.rounds(), rows);
    }

    /** One training twice is not two seeds. */
    private static void requireApart(List<Submission> seeds) {
        Map<String, Submission> byCheckpoint = new HashMap<>(); // only asked for
        for (Submission seed : seeds) {
            Submission other = byCheckpoint.putIfAbsent(seed.entry().checkpoint(), seed);
            if (other != null) {
                throw new UserException("entries " + other.folder() + " and " + seed.folder() + " of '"
                        + seed.entry().title()
                        + "' have the same checkpoint; one training twice is not two seeds, name one of them");
            }
        }
    }

    private static Row row(
            Challenge challenge,
            String title,
            boolean reference,
            List<List<List<Double>>> returns,
            List<Submission> seeds) {
        return new Row(
                title,
                reference,
                returns.size(),
                seeds.stream().map(Submission::commitment).toList(),
                seeds.stream()
                        .map(Submission::commitment)
                        .filter(challenge::isLate)
                        .toList(),
                estimate(challenge, returns, 0, 0),
                estimate(challenge, returns, challenge.rounds(), challenge.rounds()),
                estimate(challenge, returns, 0, challenge.rounds()),
                seeds.stream().mapToLong(seed -> seed.result().steps()).max().orElse(0),
                seeds.stream()
                        .mapToDouble(seed -> seed.result().cpuSeconds())
                        .max()
                        .orElse(0),
                seeds.stream()
                        .mapToLong(seed -> seed.entry().trainingSteps())
                        .max()
                        .orElse(0),
                seeds.isEmpty() ? "" : seeds.get(0).entry().tuning());
    }

    /** Of the mean over some rounds, over seeds and tasks. */
    private static Estimate estimate(Challenge challenge, List<List<List<Double>>> returns, int from, int to) {
        List<double[]> scores = returns.stream()
                .map(seed -> seed.stream()
                        .mapToDouble(task -> task.subList(from, to + 1).stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow())
                        .toArray())
                .toList();
        var family = challenge.playedFamily();
        TaskUnits units = TaskUnits.of(
                challenge.drawn(family).tasks(),
                family.tasks().count(adaptarium.envs.Split.TEST).orElse(Long.MAX_VALUE));
        return Statistics.bootstrap(scores, units, Statistics::mean, REPLICATIONS, BOOTSTRAP_SEED);
    }
}
