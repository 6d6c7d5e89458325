package adaptarium.envs.check;

import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Simulation;
import adaptarium.envs.check.CheckReport.Result;
import java.util.List;

/**
 * Plays some episodes and adds the named terms of the reward up: at their usual weights they are the reward to the bit, and each of them counts as its weight says.
 *
 * @param <T> the task record
 */
final class RewardTerms<T extends Record> {
    private static final String NAME = "reward terms";
    private static final List<Pattern> PATTERNS = List.of(Pattern.values());
    private static final int TASKS = 6;
    private static final double ROUNDING = 1e-9; // of the sum of all terms' sizes

    private final Subject<T> subject;
    private final List<FamilySetting> terms;
    private final double[] standard;
    private final double[] one; // the weights of a single term

    RewardTerms(Subject<T> subject) {
        this.subject = subject;
        terms = subject.family().rewardTerms();
        standard = FamilySetting.standards(terms);
        one = new double[standard.length];
    }

    Result run() {
        if (terms.isEmpty()) {
            return Result.passed(NAME, "none is named, so a variant cannot weigh them");
        }
        List<String> names = terms.stream().map(FamilySetting::name).toList();
        for (FamilySetting term : terms) {
            if (!term.name().startsWith(FamilySetting.REWARDS)
                    || names.stream().distinct().count() < names.size()) {
                return Result.failed(
                        NAME, "each needs a name of its own, made by FamilySetting.reward; they are called " + names);
            }
        }
        Simulation<T> simulation = subject.family().newSimulation();
        int steps = 0;
        List<T> tasks = subject.someTasks(TASKS);
        for (int i = 0; i < tasks.size(); i++) {
            Episode<T> episode = subject.begin(simulation, tasks.get(i), subject.seed() + i);
            for (float[] action : subject.actions(PATTERNS.get(i % PATTERNS.size()), subject.seed() + i)) {
                episode.act(action);
                steps++;
                String problem = problem(episode);
                if (!problem.isEmpty()) {
                    return Result.failed(NAME, problem + " at step " + steps + " of " + tasks.get(i));
                }
                if (episode.terminated()) {
                    break;
                }
            }
        }
        return Result.passed(NAME, String.join(", ", names) + " add up to the reward of " + steps + " steps");
    }

    private String problem(Episode<T> episode) {
        double reward = episode.reward();
        double weighed = episode.reward(standard);
        if (Double.compare(weighed, reward) != 0) {
            return "reward() gives " + reward + ", and with the usual weights " + weighed;
        }
        double sum = 0;
        double size = 0;
        for (int term = 0; term < one.length; term++) {
            one[term] = 2;
            double part = standard[term] * episode.reward(one) / 2;
            one[term] = 0;
            sum += part;
            size += Math.abs(part);
        }
        boolean linear = Math.abs(sum - reward) <= ROUNDING * (1 + size);
        return linear ? "" : "the reward is " + reward + ", and its terms one by one add up to " + sum;
    }
}
