package adaptarium.experiments.challenge;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import adaptarium.experiments.Sha256;
import adaptarium.experiments.UserException;
import adaptarium.experiments.challenge.Submission.Result;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.CheckpointFile;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Trainer;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.RandomPolicy;
import adaptarium.meta.ReferencePlayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays submissions on the tasks of a challenge, and plays them again to see whether they are what they say. */
public final class Referee {
    private final Challenge challenge;
    private final String command;

    /**
     * A referee.
     *
     * @param challenge whose secret is revealed
     * @param command the command line, for the records
     */
    public Referee(Challenge challenge, String command) {
        this.challenge = challenge;
        this.command = command;
    }

    private record Played(Evaluation.Result result, ActionLog log) {}

    /**
     * Plays an agent and writes what came of it into its folder.
     *
     * @param submission the folder
     * @throws UserException where it takes part in another challenge, or uses up more than it may
     */
    public void play(Submission submission) {
        Played played = played(submission, challenge.playedFamily());
        byte[] actions = played.log().bytes();
        submission.write(
                new Result(
                        returns(played.result()),
                        Sha256.of(actions),
                        played.result().episodesPerRound(),
                        played.log().mostSteps(),
                        played.log().cpuSeconds()),
                actions);
    }

    /**
     * Plays a submission again, twice: its actions in the environment, which has to give its returns, and its agent, which has to act as its log says. Both to the
     * bit, and within the budgets.
     *
     * @param submission the folder
     * @return what was found, as it says
     * @throws UserException which says where it is not what it says
     */
    public Result verify(Submission submission) {
        challenge.seed("play"); // refuses where the secret is not told yet
        Result said = submission.result();
        byte[] actions = submission.actions();
        if (!Sha256.of(actions).equals(said.actions())) {
            throw refused(submission, "its log of actions is not the one that its result names");
        }
        if (!replayed(submission, challenge.playedFamily(), said, actions).equals(said.returns())) {
            throw refused(submission, "its actions give other returns than it says");
        }
        Played again = played(submission, challenge.playedFamily());
        if (!Sha256.of(again.log().bytes()).equals(said.actions())) {
            throw refused(submission, "its agent acts otherwise than its log says");
        }
        if (again.log().mostSteps() != said.steps()) {
            throw refused(submission, "it counted other environment steps");
        }
        return said;
    }

    private static UserException refused(Submission submission, String why) {
        return new UserException(submission.folder() + " is refused: " + why);
    }

    private <T extends Record> Played played(Submission submission, TaskFamily<T> family) {
        if (!submission.entry().challenge().equals(challenge.commitment())) {
            throw refused(submission, "it takes part in another challenge");
        }
        CheckpointFolder.Saved saved = submission.checkpoint();
        RunDirectory run = CheckpointFile.alone(saved.file(), "submission", command);
        RunConfig config = run.config();
        if (!config.family().equals(challenge.family())) {
            throw refused(submission, "its agent is of " + config.family());
        }
        List<ActionLog> logs = new ArrayList<>();
        try (MetaLearner<T> learner = Trainer.newLearner(config.algorithm(), family, config.seed(), /* threads= */ 1)) {
            Trainer.restore(learner, saved, config);
            Evaluation.Result result = evaluated(family, (tasks, seed) -> {
                ActionLog log = new ActionLog(
                        learner.newAdaptation(tasks, seed),
                        family.spec().actionSize(),
                        challenge.stepsPerTask(),
                        challenge.cpuSeconds());
                logs.add(log);
                return log;
            });
            return new Played(result, logs.get(0));
        } catch (ActionLog.BudgetException e) {
            throw new UserException(submission.folder() + " is refused: " + e.getMessage(), e);
        }
    }

    private <T extends Record> List<List<Double>> replayed(
            Submission submission, TaskFamily<T> family, Result said, byte[] actions) {
        if (said.episodesPerRound() < 1 || said.episodesPerRound() > challenge.stepsPerTask()) {
            throw refused(submission, "it says that a round has " + said.episodesPerRound() + " episodes");
        }
        long least = (long) Float.BYTES * family.spec().actionSize() * challenge.tasks() * said.episodesPerRound();
        if (actions.length < least) { // before room is made for so many environments
            throw refused(
                    submission,
                    "its log of actions has " + actions.length + " bytes, and its episodes need " + least
                            + " for their first steps");
        }
        LoggedAgent agent = new LoggedAgent(
                challenge.tasks(), said.episodesPerRound(), family.spec().actionSize(), actions);
        try {
            Evaluation.Result result = evaluated(family, (tasks, seed) -> agent);
            if (!agent.isAtItsEnd()) {
                throw refused(submission, "its log of actions goes on after the episodes end");
            }
            return returns(result);
        } catch (LoggedAgent.EndedException e) {
            throw new UserException(
                    submission.folder() + " is refused: its log of actions ends before the episodes do", e);
        }
    }

    private <T extends Record> Evaluation.Result evaluated(TaskFamily<T> family, Evaluation.AdaptationFactory factory) {
        return Evaluation.run(
                family,
                challenge.drawn(family).tasks(),
                factory,
                challenge.rounds(),
                challenge.seed("play"),
                /* threads= */ 1);
    }

    private static List<List<Double>> returns(Evaluation.Result result) {
        return result.tasks().stream().map(Evaluation.TaskResult::returns).toList();
    }

    /**
     * What nobody has to hand in: random actions, and the family's controllers made by hand.
     *
     * @return returns by task and round, by name
     */
    public Map<String, List<List<Double>>> references() {
        return references(challenge.playedFamily());
    }

    private <T extends Record> Map<String, List<List<Double>>> references(TaskFamily<T> family) {
        Map<String, List<List<Double>>> found = new LinkedHashMap<>();
        found.put(
                "random actions",
                returns(evaluated(family, (tasks, seed) -> new RandomPolicy(family.spec(), tasks, 1, seed))));
        for (Reference<T> reference : References.of(family)) {
            List<T> drawn = challenge.drawn(family).tasks();
            found.put(
                    reference.title(),
                    returns(evaluated(
                            family,
                            (tasks, seed) -> new ReferencePlayer<>(reference, drawn, 1, challenge.rounds(), seed))));
        }
        return found;
    }
}
