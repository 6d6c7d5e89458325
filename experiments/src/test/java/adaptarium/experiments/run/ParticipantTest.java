package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.reference.References;
import adaptarium.experiments.Drift;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Role;
import adaptarium.meta.RoundKind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ParticipantTest {
    @Test
    void everyoneSaysWhoItIs() {
        assertEquals(
                new Participant("rl2", "RL²", Role.META_LEARNER).without("memory wiped"),
                new Participant("rl2, memory wiped", "RL², memory wiped", Role.ABLATION));
        assertEquals(
                new Participant("ppo-oracle", "PPO that sees the task", Role.ORACLE),
                Participant.of(Algorithms.named("ppo-oracle")));
        assertEquals(Role.BASELINE, Participant.of(Algorithms.named("ppo")).role());
        Participant regulator = Participant.of(References.of("CartPole-v0").get(0));
        assertEquals("linear-quadratic regulator, told the task", regulator.title());
        assertEquals(Role.TOLD_REFERENCE, regulator.role());
    }

    /** "an-oracle-of-mine" is called an oracle and is none: nobody asks the name. */
    @Test
    void anAlgorithmThatSaysNothingIsAMetaLearnerByItsName() {
        assertEquals(
                new Participant("an-oracle-of-mine", "an-oracle-of-mine", Role.META_LEARNER),
                Participant.of(new SaysNothing()));
    }

    @Test
    void anEvaluationOfBeforeRolesWereKeptIsStillRead() {
        RunEvaluation.SplitResult split = Json.parse(
                "evaluation.json",
                "{\"split\":\"test\",\"tasks\":[{}],\"learners\":["
                        + String.join(
                                ",",
                                old("rl2", 1),
                                old("rl2, memory wiped", 1),
                                old("ppo", 1),
                                old("ppo-oracle", 1),
                                old("random", 20),
                                old("best arm, told the task", 1),
                                old("Thompson sampling", 1))
                        + "],\"taskFile\":\"\",\"taskHash\":\"\"}",
                RunEvaluation.SplitResult.class);
        List<RunEvaluation.LearnerResult> learners = split.learners();
        assertEquals(
                List.of(
                        Role.META_LEARNER,
                        Role.ABLATION,
                        Role.BASELINE,
                        Role.ORACLE,
                        Role.RANDOM,
                        Role.TOLD_REFERENCE,
                        Role.REFERENCE),
                learners.stream().map(RunEvaluation.LearnerResult::role).toList());
        assertEquals(
                List.of(
                        "RL²",
                        "RL², memory wiped",
                        "PPO without adaptation",
                        "PPO that sees the task",
                        "random actions",
                        "best arm, told the task",
                        "Thompson sampling"),
                learners.stream().map(RunEvaluation.LearnerResult::title).toList());
        assertEquals(RoundKind.BATCH, learners.get(4).roundKind());
        assertTrue(learners.stream().allMatch(learner -> learner.returns().size() == 1));
    }

    private static final class SaysNothing implements Algorithm<Drift.Settings> {
        @Override
        public String name() {
            return "an-oracle-of-mine";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public Class<Drift.Settings> settingsType() {
            return Drift.Settings.class;
        }

        @Override
        public Drift.Settings defaults() {
            return new Drift().defaults();
        }

        @Override
        public <T extends Record> MetaLearner<T> create(
                TaskFamily<T> family, Drift.Settings settings, long seed, int threads) {
            return new Drift().create(family, settings, seed, threads);
        }
    }

    private static String old(String name, int episodes) {
        return "{\"name\":\"" + name + "\",\"trainingSteps\":0,\"episodesPerRound\":" + episodes
                + ",\"returns\":[[1.0]],\"successRates\":[[0.0]],\"adaptationSteps\":[[0]]}";
    }
}
