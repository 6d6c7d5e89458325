package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import adaptarium.render.watch.Snapshot.Source;
import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenes that somebody edits while they watch: to the bit as they are replayed, undone and begun again. */
class EditedSessionTest {
    @TempDir
    Path folder = Path.of("");

    private static final int FIRST = 12; // steps before the first edit
    private static final int LATER = 25;

    private static <T extends Record> AdaptationSession<T> session(TaskFamily<T> family, int rounds, int episodes) {
        return new AdaptationSession<>(
                SessionPlan.of("random", Split.TEST, rounds, 5),
                family,
                (tasks, seed) -> new RandomPolicy(family.spec(), tasks, episodes, seed),
                OtherAgents.of(family, Split.TEST).list());
    }

    private static AdaptationSession<?> session(String id) {
        return session(Families.named(id), 1, 1);
    }

    static Stream<String> editable() {
        return Families.all().stream().map(family -> family.spec().id()).filter(id -> {
            try (AdaptationSession<?> session = session(id)) {
                return session.snapshot().task().editing().possible();
            }
        });
    }

    private static SceneFrame scene(Session session) {
        return session.snapshot().present().scene();
    }

    private static void step(Session session, int steps) {
        for (int i = 0; i < steps; i++) {
            session.step();
        }
    }

    private static SceneFrame.Body body(Session session, String name) {
        return scene(session).bodies().stream()
                .filter(body -> body.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean has(Session session, String name) {
        return scene(session).bodies().stream().anyMatch(body -> body.name().equals(name));
    }

    private static AddedBody thing(AddedBody.Form form, String name, double x, double y) {
        return new AddedBody(form, name, "", x, y, 0, 0.3, 0.3, 10, 0.6);
    }

    /** All that there is to know of a moment, to the bit. */
    private static List<Object> bits(Session session) {
        Snapshot moment = session.snapshot();
        List<Object> all = new ArrayList<>(List.of(
                moment.step(),
                moment.over(),
                moment.task().values(),
                moment.task().editing().edits()));
        for (Snapshot.Pane pane : moment.panes()) {
            all.addAll(List.of(pane.source(), pane.scene(), pane.episodeReturn(), pane.outcome(), pane.note()));
            for (float[] numbers :
                    List.of(pane.readings().observation(), pane.readings().action())) {
                for (float number : numbers) {
                    all.add(number);
                }
            }
        }
        return all;
    }

    /** High above everything, where there is room. */
    private static double above(Session session) {
        return scene(session).bodies().stream()
                        .filter(body -> body.role() != SceneView.Role.TERRAIN)
                        .mapToDouble(SceneFrame.Body::y)
                        .max()
                        .orElseThrow()
                + 2;
    }

    private static double middle(Session session) {
        SceneFrame scene = scene(session);
        return scene.bodies().get(Math.max(0, scene.tracked())).x();
    }

    // A box that falls, a wall, a changed and a removed thing, a pull at what was added, a placed robot, an undone
    // edit.
    private static List<CommandLog.Entry> edited(Session session) {
        List<CommandLog.Entry> log = new ArrayList<>();
        double x = middle(session);
        double y = above(session);
        long step = 0;
        for (SceneEdit edit : List.of(
                new SceneEdit.Put(thing(AddedBody.Form.BOX, "box 1", x, y)),
                new SceneEdit.Put(thing(AddedBody.Form.WALL, "wall 1", x + 1, y)),
                new SceneEdit.Put(thing(AddedBody.Form.SLOPE, "slope 1", x - 1, y)))) {
            ask(session, log, step, new Command.Edit(Source.NOW, edit));
        }
        step(session, FIRST);
        step += FIRST;
        int box = scene(session).bodies().size() - 3;
        ask(session, log, step, new Command.Pull(Source.NOW, box, 0.1, 0, x, y));
        ask(session, log, step, new Command.Edit(Source.NOW, new SceneEdit.Remove("slope 1")));
        ask(
                session,
                log,
                step,
                new Command.Edit(Source.NOW, new SceneEdit.Put(thing(AddedBody.Form.WALL, "wall 1", x + 1.5, y))));
        step(session, FIRST);
        step += FIRST;
        ask(session, log, step, new Command.Undo());
        ask(session, log, step, new Command.Release());
        ask(session, log, step, new Command.Edit(Source.NOW, new SceneEdit.Place("box 1", x + 0.3, y + 1, 0.4)));
        step(session, LATER);
        step += LATER;
        ask(session, log, step, new Command.Reset());
        step(session, FIRST);
        return log;
    }

    private static void ask(Session session, List<CommandLog.Entry> log, long step, Command command) {
        session.apply(command);
        log.add(new CommandLog.Entry(step, command));
    }

    @ParameterizedTest
    @MethodSource("editable")
    void aReplayOfEditsGivesTheSameBits(String id) {
        try (AdaptationSession<?> live = session(id);
                AdaptationSession<?> again = session(id)) {
            CommandLog log = new CommandLog(edited(live));
            CommandLog read = CommandLog.fromJson(Json.parse(log.toJson()));
            assertEquals(log, read);
            int steps = 3 * FIRST + LATER;
            ReplayedSession replay = new ReplayedSession(again, read, steps + 1);
            step(replay, steps);
            assertEquals(bits(live), bits(replay));
            assertTrue(has(live, "box 1") && has(live, "wall 1") && !has(live, "slope 1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HalfCheetah-v0",
                "BipedTerrain-v0",
                "Lander-v0",
                "Creature-v0",
                "ArmPush-v0",
                "KeyAndDoors-v0",
                "BallOnBeam-v0"
            })
    void whatIsUndoneWasNeverMade(String id) {
        try (AdaptationSession<?> plain = session(id);
                AdaptationSession<?> edited = session(id)) {
            step(plain, FIRST);
            step(edited, FIRST);
            edited.apply(new Command.Edit(
                    Source.NOW, new SceneEdit.Put(thing(AddedBody.Form.BOX, "box 1", middle(edited), above(edited)))));
            step(plain, LATER);
            step(edited, LATER);
            assertNotEquals(bits(plain), bits(edited));
            List<Object> made = bits(edited);
            edited.apply(new Command.Undo());
            edited.apply(new Command.Redo());
            assertEquals(made, bits(edited), "as if it had never been undone");
            edited.apply(new Command.Undo());
            for (int i = 0; i < 10; i++) {
                assertEquals(bits(plain), bits(edited));
                step(plain, 1);
                step(edited, 1);
            }
            assertFalse(edited.snapshot().task().editing().undoable());
            assertEquals(
                    "there is no edit to undo in this task",
                    assertThrows(IllegalArgumentException.class, () -> edited.apply(new Command.Undo()))
                            .getMessage());
        }
    }

    @Test
    void everyPhysicsFamilyCanBeEditedAndTheOthersSayThatTheyCannot() {
        assertTrue(editable().count() >= 20, () -> editable().toList().toString());
        try (AdaptationSession<?> session = session("CartPole-v0")) {
            String why = "CartPole-v0 is computed from equations of its own, not played in a physics world; its scene"
                    + " cannot be edited";
            assertEquals(why, session.snapshot().task().editing().refusal());
            Command edit = new Command.Edit(Source.NOW, new SceneEdit.Place("cart", 0, 0, 0));
            assertEquals(
                    why,
                    assertThrows(IllegalArgumentException.class, () -> session.apply(edit))
                            .getMessage());
        }
    }

    @Test
    void whatIsAddedStaysInTheTasksEpisodesAndGoesWithTheTask() {
        try (AdaptationSession<?> session = session("HalfCheetah-v0")) {
            step(session, 3);
            session.apply(
                    new Command.Edit(Source.NOW, new SceneEdit.Put(thing(AddedBody.Form.WALL, "wall 1", 8, 0.2))));
            assertEquals(8, body(session, "wall 1").x());
            while (session.round() == 0) {
                session.step();
            }
            assertTrue(has(session, "wall 1"));
            session.apply(new Command.Reset());
            assertTrue(has(session, "wall 1"));
            session.apply(new Command.NextTask());
            assertFalse(has(session, "wall 1"));
            assertFalse(session.snapshot().task().editing().undoable());
        }
    }

    @Test
    void aRobotPlacedBeforeTheFirstStepBeginsThereAndLaterOnlyOnce() {
        try (AdaptationSession<?> session = session("HalfCheetah-v0")) {
            SceneFrame.Body torso = body(session, "torso");
            session.apply(new Command.Edit(Source.NOW, new SceneEdit.Place("torso", 3, torso.y(), torso.angle())));
            assertEquals(3, body(session, "torso").x());
            step(session, 4);
            session.apply(new Command.Edit(Source.NOW, new SceneEdit.Place("torso", 6, torso.y() + 1, torso.angle())));
            assertEquals(6, body(session, "torso").x());
            session.apply(new Command.Reset());
            assertEquals(3, body(session, "torso").x());
            session.apply(new Command.Undo());
            assertEquals(torso, body(session, "torso"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HalfCheetah-v0", "ArmPush-v0", "Lander-v0", "PlanarML1Push-v0"})
    void aSavedTaskOpensAsTheSessionBeginsItAgain(String id) throws IOException {
        Path file = folder.resolve("scene.json");
        try (AdaptationSession<?> session = session(id);
                AdaptationSession<?> opened = session(id)) {
            session.apply(new Command.NextTask());
            edited(session);
            Files.writeString(file, session.snapshot().task().editing().file().get());
            KeptTasks kept = KeptTasks.read(file, Families.named(id));
            assertEquals(5, kept.seed());
            assertEquals(Split.TEST, kept.split());
            opened.apply(kept.openings().get(0));
            session.apply(new Command.Reset());
            for (int i = 0; i < LATER; i++) {
                List<Object> expected = bits(session);
                List<Object> actual = bits(opened);
                assertEquals(expected.subList(1, expected.size()), actual.subList(1, actual.size()), "step " + i);
                session.step();
                opened.step();
            }
            String refused = assertThrows(
                            UserException.class, () -> KeptTasks.read(file, Families.named("HopperDynamics-v0")))
                    .getMessage();
            assertTrue(refused.startsWith(file + " holds tasks of " + id + ", not of HopperDynamics-v0;"), refused);
        }
    }

    @Test
    void whoIsBesideMeetsTheSameThings() {
        try (AdaptationSession<?> session = session("HalfCheetah-v0")) {
            session.apply(
                    new Command.Edit(Source.NOW, new SceneEdit.Put(thing(AddedBody.Form.BOX, "box 1", 1.5, 0.4))));
            session.apply(new Command.Beside(session.about().others().get(0)));
            step(session, 5);
            Snapshot.Pane beside = session.snapshot().panes().get(1);
            assertEquals(Source.BESIDE, beside.source());
            assertTrue(beside.scene().bodies().stream()
                    .anyMatch(body -> body.name().equals("box 1")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatHasNoRoomIsLeftOutAndSaid(int episodes) {
        try (AdaptationSession<?> session = session(Families.named("HalfCheetah-v0"), 1, episodes)) {
            // where the robot begins: it has to be away first
            double x = body(session, "torso").x();
            double y = body(session, "torso").y();
            SceneEdit wall = new SceneEdit.Put(thing(AddedBody.Form.WALL, "wall 1", x, y));
            assertThrows(IllegalArgumentException.class, () -> session.apply(new Command.Edit(Source.NOW, wall)));
            step(session, 1);
            session.apply(new Command.Edit(Source.NOW, new SceneEdit.Place("torso", x + 5, y + 1, 0)));
            session.apply(new Command.Edit(Source.NOW, wall));
            assertTrue(has(session, "wall 1"));
            session.apply(new Command.Reset());
            assertFalse(has(session, "wall 1"));
            assertTrue(session.snapshot().present().note().endsWith(" · no room for wall 1"));
            session.apply(new Command.Edit(Source.NOW, new SceneEdit.Remove("wall 1")));
            assertFalse(session.snapshot().present().note().contains("no room"));
        }
    }
}
