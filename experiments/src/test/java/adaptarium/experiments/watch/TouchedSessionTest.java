package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.meta.RandomPolicy;
import adaptarium.render.Json;
import adaptarium.render.SceneFrame;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.CommandLog;
import adaptarium.render.watch.ReplayedSession;
import adaptarium.render.watch.SessionRunner;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What somebody who watches does to a session: stops motors, breaks joints, pulls, calls others beside it, drives. */
class TouchedSessionTest {
    private static AdaptationSession<?> session(String id, int rounds) {
        return session(Families.named(id), rounds);
    }

    private static <T extends Record> AdaptationSession<T> session(TaskFamily<T> family, int rounds) {
        return new AdaptationSession<>(
                SessionPlan.of("random", Split.TEST, rounds, 5),
                family,
                (tasks, seed) -> new RandomPolicy(family.spec(), tasks, 1, seed),
                OtherAgents.of(family, Split.TEST).list());
    }

    private static List<Double> poses(Snapshot.Pane pane) {
        return pane.scene().bodies().stream()
                .flatMap(body -> Stream.of(body.x(), body.y(), body.angle()))
                .toList();
    }

    private static void step(AdaptationSession<?> session, int steps) {
        for (int i = 0; i < steps; i++) {
            session.step();
        }
    }

    @Test
    void aStoppedMotorMovesNothingUntilItIsRepairedOrTheTaskEnds() {
        try (AdaptationSession<?> session = session("UnknownGainSlider-v0", 0)) {
            session.apply(new Command.Motor(0, false));
            assertFalse(session.snapshot().motors().get(0).works());
            double start = session.snapshot().present().scene().bodies().get(1).x();
            step(session, 20);
            assertEquals(
                    start, session.snapshot().present().scene().bodies().get(1).x());
            session.apply(new Command.Motor(0, true));
            step(session, 20);
            assertNotEquals(
                    start, session.snapshot().present().scene().bodies().get(1).x());
            session.apply(new Command.Motor(0, false));
            session.apply(new Command.NextTask());
            assertTrue(session.snapshot().motors().get(0).works());
            assertThrows(IllegalArgumentException.class, () -> session.apply(new Command.Motor(1, false)));
        }
    }

    @Test
    void aBrokenJointStaysBrokenInTheNextRound() {
        try (AdaptationSession<?> session = session("HalfCheetah-v0", 1)) {
            step(session, 3);
            int joints = session.snapshot().present().scene().joints().size();
            String knee = session.snapshot().present().scene().joints().get(1).name();
            session.apply(new Command.BreakJoint(knee));
            assertEquals(
                    joints - 1, session.snapshot().present().scene().joints().size());
            assertThrows(IllegalArgumentException.class, () -> session.apply(new Command.BreakJoint(knee)));
            while (session.round() == 0) {
                session.step();
            }
            assertEquals(
                    joints - 1, session.snapshot().present().scene().joints().size());
            session.apply(new Command.Reset());
            assertEquals(joints, session.snapshot().present().scene().joints().size());
        }
    }

    @Test
    void whoIsBesideNeverChangesWhatTheAgentDoes() {
        try (AdaptationSession<?> alone = session("CartPole-v0", 1);
                AdaptationSession<?> watched = session("CartPole-v0", 1)) {
            assertEquals(
                    List.of("linear-quadratic regulator, told the task", "random actions"),
                    watched.about().others());
            watched.apply(new Command.Beside("linear-quadratic regulator, told the task"));
            for (int i = 0; i < 8; i++) {
                assertEquals(
                        poses(alone.snapshot().present()),
                        poses(watched.snapshot().present()));
                alone.step();
                watched.step();
            }
            Snapshot now = watched.snapshot();
            assertEquals(2, now.panes().size());
            assertEquals(Snapshot.Source.BESIDE, now.panes().get(1).source());
            assertEquals(2, now.plots().get(0).curves().size());
            assertThrows(IllegalArgumentException.class, () -> watched.apply(new Command.Beside("nobody")));
        }
    }

    @Test
    void whoComesInTheMiddleHasPlayedTheRoundFromItsBeginning() {
        try (AdaptationSession<?> early = session("CartPole-v0", 0);
                AdaptationSession<?> late = session("CartPole-v0", 0)) {
            Command beside = new Command.Beside("linear-quadratic regulator, told the task");
            early.apply(beside);
            for (AdaptationSession<?> session : List.of(early, late)) {
                step(session, 3);
                session.apply(new Command.Change("gain", 1.4));
                step(session, 3);
                session.apply(new Command.Motor(0, false));
                step(session, 2);
            }
            late.apply(beside);
            assertEquals(
                    poses(early.snapshot().panes().get(1)),
                    poses(late.snapshot().panes().get(1)));
        }
    }

    @Test
    void aPulledBodyFollowsTheHandAndOnlyInItsPane() {
        try (AdaptationSession<?> session = session("PointNavigation-v0", 0)) {
            session.apply(new Command.Beside("random actions"));
            Command.Pull pull = new Command.Pull(Snapshot.Source.NOW, 0, 0, 0, 0.8, 0.8);
            session.apply(pull);
            step(session, 15);
            Snapshot pulled = session.snapshot();
            assertEquals(
                    0.8, pulled.present().scene().bodies().get(0).x(), 0.12, "where its own step may have left it");
            assertTrue(pulled.panes().get(1).scene().bodies().get(0).x() < 0.6);
            session.apply(new Command.Release());
            assertNull(session.snapshot().hand());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> session.apply(new Command.Pull(Snapshot.Source.BEFORE, 0, 0, 0, 0, 0)));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> session.apply(new Command.Pull(Snapshot.Source.NOW, 9, 0, 0, 0, 0)));
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            Thread.onSpinWait();
        }
    }

    @Test
    void aSessionWithEverythingDoneToItIsReplayedToTheBit() {
        List<Command> done = List.of(
                new Command.Change("rearMotors", 0.3),
                new Command.Pull(Snapshot.Source.NOW, 1, 0.1, 0, 0.4, 1.2),
                new Command.Beside("random actions"),
                new Command.BreakJoint("front ankle"),
                new Command.Pull(Snapshot.Source.BESIDE, 1, 0.1, 0, 0.4, 1.2),
                new Command.Motor(2, false),
                new Command.Release(),
                new Command.NextTask(),
                new Command.Change("friction", 0.2));
        List<Command> commands = new ArrayList<>(done);
        try (SessionRunner runner = new SessionRunner(session("HalfCheetahBody-v0", 0))) {
            String front =
                    runner.state().now().present().scene().joints().get(5).name();
            commands.set(3, new Command.BreakJoint(front));
            runner.togglePause();
            runner.start();
            for (Command command : commands) {
                int before = runner.log().entries().size();
                runner.ask(command);
                await(() -> runner.log().entries().size() == before + 1);
                long steps = runner.steps();
                runner.stepOnce();
                runner.stepOnce();
                await(() -> runner.steps() == steps + 2);
            }
            assertEquals("", runner.complaint());
            CommandLog log = CommandLog.fromJson(Json.parse(runner.log().toJson()));
            ReplayedSession replay = new ReplayedSession(session("HalfCheetahBody-v0", 0), log, runner.steps());
            while (!replay.snapshot().over()) {
                replay.step();
            }
            Snapshot original = runner.state().now();
            Snapshot again = replay.snapshot();
            assertEquals(original.panes().size(), again.panes().size());
            for (int i = 0; i < original.panes().size(); i++) {
                assertEquals(poses(original.panes().get(i)), poses(again.panes().get(i)));
            }
            assertEquals(original.task().values(), again.task().values());
            replay.close();
        }
    }

    @Test
    void aDrivenAgentDoesWhatItIsToldAndWaitsForChoices() {
        try (Agents.Watched driven = Agents.driven(
                Families.named("GridNavigation-v0"), Split.TRAIN, 3, /* guessed= */ false, /* against= */ null)) {
            AdaptationSession<?> session = driven.session();
            step(session, 5);
            assertEquals(0, session.snapshot().step(), "nothing was chosen");
            session.apply(new Command.Act(List.of(1.0)));
            step(session, 5);
            assertEquals(1, session.snapshot().step(), "a choice is made once");
            assertThrows(IllegalArgumentException.class, () -> session.apply(new Command.Act(List.of(7.0))));
            assertThrows(IllegalArgumentException.class, () -> session.apply(new Command.Act(List.of(1.0, 1.0))));
        }
        try (AdaptationSession<?> own = session("CartPole-v0", 0)) {
            assertThrows(IllegalArgumentException.class, () -> own.apply(new Command.Act(List.of(1.0))));
        }
    }

    @Test
    void aSwitchBehindTheEndIsRefused() {
        // sixty steps of 1/30 s: the last one begins after 59/30 s
        TaskFamily<?> slider = Families.named("UnknownGainSlider-v0");
        Switch.script(slider, "1.966s", List.of(), 1);
        UserException refused = assertThrows(UserException.class, () -> Switch.script(slider, "2s", List.of(), 1));
        assertEquals(
                "--switch-at 2s lies behind the end: the last step of an episode of UnknownGainSlider-v0 begins after"
                        + " 1.967 s",
                refused.getMessage());
        TaskFamily<?> shorter = Families.named("UnknownGainSlider-v0+time-limit=10");
        assertThrows(UserException.class, () -> Switch.script(shorter, "1s", List.of(), 1));
    }

    @Test
    void aSwitchIsMadeOnceInEveryTask() {
        try (AdaptationSession<?> session = session("UnknownGainSlider-v0", 1)) {
            var script = Switch.script(session.family(), "0.1s", List.of("sign=-1"), 1);
            int switches = 0;
            for (int task = 0; task < 2; task++) {
                while (!session.snapshot().over()) {
                    List<Command> due = script.apply(session.snapshot());
                    assertTrue(due.isEmpty()
                            || session.snapshot().present().scene().time() >= 0.1);
                    switches += due.size();
                    due.forEach(session::apply);
                    session.step();
                }
                session.apply(new Command.NextTask());
            }
            assertEquals(2, switches);
        }
    }

    private static AdaptationSession<?> asking(double asked) {
        AdaptationSession<?> session = driven(Families.named("HalfCheetah-v0"));
        session.apply(new Command.Act(Collections.nCopies(6, asked)));
        return session;
    }

    private static <T extends Record> AdaptationSession<T> driven(TaskFamily<T> family) {
        return new AdaptationSession<>(
                SessionPlan.of("eager", Split.TEST, 0, 5),
                family,
                (tasks, seed) -> new DrivenAgent(family.spec()),
                List.of());
    }

    // The environment clips actions: what is shown is what acts, beside what was asked for.
    @Test
    void whatTheAgentAsksBeyondItsBoundsIsShownAsWhatActs() {
        try (AdaptationSession<?> session = asking(1.29)) {
            session.step();
            Snapshot.Motor motor = session.snapshot().motors().get(0);
            assertEquals(1, motor.value());
            assertEquals(1.29, motor.asked(), 1e-6);
        }
    }

    @Test
    void aStoppedMotorIsDrawnAsBrokenWhereItIs() {
        try (AdaptationSession<?> session = asking(0.5)) {
            session.apply(new Command.Motor(1, false)); // rear knee motor
            session.step();
            List<String> stopped = session.snapshot().present().scene().joints().stream()
                    .filter(joint -> !joint.works())
                    .map(SceneFrame.Joint::name)
                    .toList();
            assertEquals(List.of("rear knee"), stopped);
            session.apply(new Command.Motor(1, true));
            assertTrue(session.snapshot().present().scene().joints().stream().allMatch(SceneFrame.Joint::works));
        }
        try (AdaptationSession<?> session = session("CartPole-v0", 0)) {
            session.apply(new Command.Motor(0, false));
            assertEquals(
                    SceneView.Role.BROKEN,
                    session.snapshot().present().scene().bodies().get(1).role());
        }
    }
}
