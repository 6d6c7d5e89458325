package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.experiments.UserException;
import adaptarium.render.Json;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.CommandLog;
import adaptarium.render.watch.GridPicture;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Grid GRID = new Grid(2, 2);

    private static Agents.Watched random(long seed) {
        return Agents.random(Families.named("CartPole-v0"), Split.TEST, seed);
    }

    private static double pole(GridPicture.Cell cell, int step) {
        var bodies = cell.moments().get(step).present().scene().bodies();
        return bodies.get(bodies.size() - 1).angle();
    }

    @Test
    void overTasksEveryCellIsATaskOfItsOwn() {
        try (Agents.Watched watched = random(3)) {
            List<GridPicture.Cell> cells = GRID.overTasks(watched.session());
            assertEquals(4, cells.size());
            assertEquals(
                    4, cells.stream().map(GridPicture.Cell::called).distinct().count());
        }
    }

    @Test
    void aCellIsNamedByTheTaskOfTheMoment() {
        try (Agents.Watched watched = random(3)) {
            GridPicture.Cell cell = GRID.overTasks(watched.session()).get(0);
            Snapshot first = cell.moments().get(0);
            Map<String, Object> changed = new HashMap<>(first.task().values());
            changed.put("gain", 0.75);
            Snapshot.Task task = first.task();
            Snapshot later = new Snapshot(
                    first.step(),
                    first.panes(),
                    new Snapshot.Task(task.number(), changed, List.of(), ""),
                    first.plots(),
                    first.strip(),
                    first.motors(),
                    null,
                    false);
            assertTrue(
                    cell.name().apply(later).contains("gain 0.75"), cell.name().apply(later));
            assertNotEquals(cell.called(), cell.name().apply(later));
        }
    }

    @Test
    void overSeedsTheTaskIsTheFirstOnesAndTheStatesAreNot() {
        List<GridPicture.Cell> cells = GRID.overSeeds(3, GridTest::random);
        Map<String, Object> task = cells.get(0).moments().get(0).task().values();
        for (int i = 1; i < 4; i++) {
            assertEquals(task, cells.get(i).moments().get(0).task().values());
            assertNotEquals(pole(cells.get(0), 0), pole(cells.get(i), 0));
        }
        try (Agents.Watched alone = random(3)) { // the first cell is what is watched with its seed
            assertEquals(
                    Comparison.trial(alone.session(), () -> {}).size(),
                    cells.get(0).moments().size());
        }
    }

    @Test
    void overTrainingTheCheckpointsAreSpreadEvenlyAndTheNewestIsTheLast() {
        List<Integer> opened = new ArrayList<>();
        List<GridPicture.Cell> cells = GRID.overTraining(List.of(1, 2, 3, 4, 5, 6, 7), update -> {
            opened.add(update);
            return random(3);
        });
        assertEquals(List.of(1, 3, 5, 7), opened);
        assertEquals("update 7", cells.get(3).called());
        assertEquals(2, GRID.overTraining(List.of(5, 9), update -> random(3)).size());
    }

    @Test
    void aGridIsTypedAsColumnsAndRows() {
        assertEquals(new Grid(3, 2), Grid.of("3x2"));
        for (String wrong : List.of("3", "3x", "x3", "0x3", "3x13", "3x3x3", "-1x2")) {
            assertThrows(UserException.class, () -> Grid.of(wrong), wrong);
        }
    }

    // The whole way of a chosen task: asked, logged as text, read again and played again.
    @Test
    void aTaskOfSomebodysChoiceIsPlayedAndReplayed() {
        try (Agents.Watched watched = random(3)) {
            AdaptationSession<?> session = watched.session();
            Snapshot drawn = session.snapshot();
            Command.Play wanted = new Command.Play(
                    TaskValues.parsed(session.family().tasks(), "--task", List.of("gain=0.9", "sign=-1")));
            session.apply(wanted);
            Snapshot now = session.snapshot();
            assertEquals(0.9, now.task().values().get("gain"));
            assertEquals(-1, ((Number) now.task().values().get("sign")).intValue());
            assertEquals(
                    drawn.task().values().get("poleMass"), now.task().values().get("poleMass"));
            assertNotEquals(drawn.task().number(), now.task().number());
            session.apply(new Command.Reset());
            assertEquals(now.task().values(), session.snapshot().task().values());
            CommandLog log = new CommandLog(List.of(new CommandLog.Entry(0, wanted)));
            Command.Play read = (Command.Play) CommandLog.fromJson(Json.parse(log.toJson()))
                    .entries()
                    .get(0)
                    .command();
            try (Agents.Watched again = random(3)) {
                again.session().apply(read);
                assertEquals(
                        session.snapshot().task().values(),
                        again.session().snapshot().task().values());
            }
            session.apply(new Command.NextTask());
            assertNotEquals(now.task().values(), session.snapshot().task().values());
            assertThrows(IllegalArgumentException.class, () -> session.apply(new Command.Play(Map.of("gain", 1e9))));
        }
    }
}
