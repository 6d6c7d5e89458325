package adaptarium.envs.check;

import adaptarium.envs.Axis;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.envs.reference.References;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plays one episode of each of many tasks of every split, with every pattern of actions and the reference controller in turn, and looks at each number.
 *
 * @param <T> the task record
 */
final class Survey<T extends Record> {
    private static final float CANARY = 12345.678f;
    private static final List<Pattern> PATTERNS = List.of(Pattern.values());
    private static final String NEVER = "Never";

    /** The name of the check on infinite numbers and what is no number. */
    static final String FINITE = "finite numbers";

    private final Subject<T> subject;
    private final Simulation<T> simulation;
    private final float[] guarded; // one number before and one after the observation
    private int episodes;
    private long steps;
    private int terminated;
    private int succeeded;
    private int referenceEpisodes;
    private int referenceSucceeded;
    private String problemWithNumbers = "";
    private String problemWithSpaces = "";
    private String problemWithArrays = "";

    Survey(Subject<T> subject) {
        this.subject = subject;
        simulation = subject.family().newSimulation();
        guarded = new float[subject.spec().observationSize() + 2];
    }

    List<Result> run() {
        for (Split split : Split.values()) {
            if (split == Split.SHIFTED && !subject.space().canShift()) {
                continue;
            }
            for (int i = 0; i < subject.taskCount(); i++) {
                playOne(split, i);
            }
        }
        String tried = episodes + " episodes, " + steps + " steps";
        List<Result> results = new ArrayList<>();
        results.add(verdict(FINITE, problemWithNumbers, tried));
        results.add(verdict("declared spaces", problemWithSpaces, tried));
        results.add(
                verdict("arrays", problemWithArrays, "actions are left as they are, observations fill their place"));
        results.add(termination());
        results.add(success());
        return results;
    }

    private static Result verdict(String name, String problem, String tried) {
        return problem.isEmpty() ? Result.passed(name, tried) : Result.failed(name, problem);
    }

    private void playOne(Split split, int i) {
        T task = subject.task(split, i);
        long seed = Seeds.derive(Seeds.derive(subject.seed(), split.name()), "survey", i);
        int ways = PATTERNS.size() + (subject.reference().isPresent() ? 1 : 0);
        boolean byReference = i % ways == PATTERNS.size();
        float[][] actions =
                byReference ? subject.referenceActions(task, seed) : subject.actions(PATTERNS.get(i % ways), seed);
        Episode<T> episode = subject.begin(simulation, task, seed);
        episodes++;
        look(episode, task, 0);
        boolean success = false;
        for (int t = 0; t < actions.length; t++) {
            float[] action = actions[t].clone();
            episode.act(action);
            steps++;
            if (!Arrays.equals(action, actions[t])) {
                problemWithArrays = "act changed the caller's action at step " + (t + 1) + " of " + task;
            }
            Arrays.fill(action, Float.NaN); // an episode that keeps the array shows NaN from here on
            look(episode, task, t + 1);
            double reward = episode.reward();
            if (!Double.isFinite(reward)) {
                problemWithNumbers = "reward " + reward + " at step " + (t + 1) + " of " + task;
            }
            success |= episode.success();
            if (episode.terminated()) {
                terminated++;
                break;
            }
        }
        succeeded += success ? 1 : 0;
        referenceEpisodes += byReference ? 1 : 0;
        referenceSucceeded += byReference && success ? 1 : 0;
    }

    private void look(Episode<T> episode, T task, int step) {
        Arrays.fill(guarded, CANARY);
        episode.observe(guarded, 1);
        if (guarded[0] != CANARY || guarded[guarded.length - 1] != CANARY) {
            problemWithArrays = "observe wrote outside its " + (guarded.length - 2) + " numbers at step " + step;
        }
        for (int k = 0; k < guarded.length - 2; k++) {
            Axis axis = subject.spec().observation().get(k);
            float value = guarded[k + 1];
            if (value == CANARY) {
                problemWithArrays = "observe did not write '" + axis.name() + "' at step " + step;
            } else if (!Float.isFinite(value)) {
                problemWithNumbers =
                        "observation '" + axis.name() + "' is " + value + " at step " + step + " of " + task;
            } else if (!Bounds.contains(axis, value)) {
                problemWithSpaces = "observation '" + axis.name() + "' is " + value + " " + axis.unit() + " at step "
                        + step + " of " + task + ", outside [" + axis.low() + ", " + axis.high() + "]";
            }
        }
    }

    private Result termination() {
        boolean declared = !subject.spec().endMeaning().startsWith(NEVER);
        String seen = terminated + " of " + episodes + " episodes terminated";
        if (declared == terminated > 0) {
            return Result.passed("termination", seen + (declared ? "" : ", as declared"));
        }
        return declared
                ? Result.notShown(
                        "termination",
                        seen
                                + "; start endMeaning with 'Never' if none can (in YAML leave 'end' out), or give the family a"
                                + " reference controller that shows an end")
                : Result.failed(
                        "termination",
                        seen + ", though endMeaning says '" + subject.spec().endMeaning() + "'");
    }

    private Result success() {
        String seen = succeeded + " of " + episodes + " episodes succeeded";
        if (!subject.family().hasGoal()) {
            return succeeded == 0
                    ? Result.passed("success", seen + ", the family has no goal")
                    : Result.failed("success", seen + ", though hasGoal is false");
        }
        boolean made = subject.reference().map(References::isMadeFor).orElse(false);
        if (referenceEpisodes > 0 && referenceSucceeded == 0 && made) {
            return Result.failed(
                    "success", "the reference controller succeeded in none of " + referenceEpisodes + " episodes");
        }
        return succeeded > 0
                ? Result.passed("success", seen)
                : Result.notShown("success", seen + "; a reference controller would show that the goal can be met");
    }
}
