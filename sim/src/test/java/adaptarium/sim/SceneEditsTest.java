package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SceneEditsTest {
    private static final AddedBody BOX = new AddedBody(AddedBody.Form.BOX, "box 1", "", 1, 2, 0, 0.4, 0.4, 10, 0.5);
    private static final AddedBody WEIGHT =
            new AddedBody(AddedBody.Form.WEIGHT, "weight 1", "torso", 0, 0, 0, 0.2, 0.2, 40, 0.5);

    @Test
    void ofEveryBodyTheNewestEditCounts() {
        SceneEdits edits = SceneEdits.NONE
                .plus(new SceneEdit.Put(BOX))
                .plus(new SceneEdit.Place("torso", 0, 1, 0))
                .plus(new SceneEdit.Put(BOX.sized(1, 2)))
                .plus(new SceneEdit.Place("torso", 5, 1, 0));
        assertEquals(List.of(new SceneEdit.Put(BOX.sized(1, 2)), new SceneEdit.Place("torso", 5, 1, 0)), edits.edits());
        assertTrue(edits.plus(new SceneEdit.Remove("box 1")).things().isEmpty());
    }

    @Test
    void aFreeThingIsPutWhereItIsPlaced() {
        SceneEdits edits = SceneEdits.NONE.plus(new SceneEdit.Put(BOX)).plus(new SceneEdit.Place("box 1", 7, 8, 0.5));
        assertEquals(List.of(new SceneEdit.Put(BOX.at(7, 8, 0.5))), edits.edits());
        assertEquals(BOX.at(7, 8, 0.5), edits.thing("box 1").orElseThrow());
    }

    @Test
    void whatIsNoSceneOrNoThingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SceneEdits(List.of(new SceneEdit.Remove("box 1"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SceneEdits(List.of(new SceneEdit.Put(BOX), new SceneEdit.Place("box 1", 0, 0, 0))));
        assertThrows(IllegalArgumentException.class, () -> new SceneEdit.Place("torso", Double.NaN, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> BOX.of(10, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new AddedBody(AddedBody.Form.BOX, "box 1", "torso", 1, 2, 0, 0.4, 0.4, 10, 0.5));
        assertEquals(
                "'box 1': width must lie in [0.02, 50.0] m, got 0.001",
                assertThrows(IllegalArgumentException.class, () -> BOX.sized(0.001, 1))
                        .getMessage());
        assertEquals("torso", WEIGHT.on());
    }
}
