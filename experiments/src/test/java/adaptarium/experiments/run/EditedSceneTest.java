package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.FamilyChecker;
import adaptarium.random.Seeds;
import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEditor;
import adaptarium.sim.SceneEdits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditedSceneTest {
    private static final String CHEETAH = "HalfCheetah-v0";
    private static final SceneEdit WALL =
            new SceneEdit.Put(new AddedBody(AddedBody.Form.WALL, "wall 1", "", 0.9, 0.5, 0, 0.1, 1, 10, 0.5));
    private static final SceneEdit WEIGHT =
            new SceneEdit.Put(new AddedBody(AddedBody.Form.WEIGHT, "weight 1", "torso", 0, 0, 0, 0.1, 0.1, 500, 0.5));

    @TempDir
    private Path folder;

    private static <T extends Record> String content(TaskFamily<T> family, SceneEdit... edits) {
        SceneEdits scene = SceneEdits.NONE;
        for (SceneEdit edit : edits) {
            scene = scene.plus(edit);
        }
        return FrozenTasks.one(family, Split.TEST, 0, 0, family.tasks().nominal(), scene)
                .content();
    }

    private String file(String name, String id, SceneEdit... edits) throws IOException {
        return Files.writeString(folder.resolve(name), content(Families.named(id), edits))
                .toString();
    }

    /** What an agent that acts at random sees and gets in two episodes. */
    private static <T extends Record> List<Float> played(TaskFamily<T> family, SceneEdit... byHand) {
        return played(
                family,
                /* episodes= */ 2,
                (environments, step) -> {
                    if (step % family.spec().horizon() == 0) {
                        SceneEditor editor = environments.touch(0).editor().orElseThrow();
                        for (SceneEdit edit : byHand) {
                            editor.edit(edit);
                        }
                    }
                });
    }

    /** The same, with something done before each step. */
    private static <T extends Record> List<Float> played(
            TaskFamily<T> family, int episodes, BiConsumer<VectorEnvironment<T>, Integer> before) {
        List<Float> all = new ArrayList<>();
        try (VectorEnvironment<T> environments = new VectorEnvironment<>(family, 1, 1)) {
            environments.assign(0, family.tasks().nominal(), /* seed= */ 7, episodes);
            RandomGenerator random = Seeds.generator(3);
            float[] action = new float[family.spec().actionSize()];
            for (int step = 0; environments.active()[0]; step++) {
                before.accept(environments, step);
                for (int i = 0; i < action.length; i++) {
                    action[i] = 2 * random.nextFloat() - 1;
                }
                environments.step(action);
                all.add(environments.rewards()[0]);
                for (float number : environments.observations()) {
                    all.add(number);
                }
            }
        }
        return all;
    }

    @Test
    void episodesAreToTheBitThoseInWhichTheSameWasEditedByHand() throws IOException {
        String scene = file("scene.json", CHEETAH, WALL, WEIGHT);
        List<Float> edited = played(Families.named(CHEETAH + "+time-limit=60+scene=" + scene));
        assertEquals(played(Families.named(CHEETAH + "+time-limit=60+frame-stack=1"), WALL, WEIGHT), edited);
        assertFalse(edited.equals(played(Families.named(CHEETAH + "+time-limit=60+frame-stack=1"))));
    }

    @Test
    void theIdEndsWithAHashOfTheFileAndAnotherContentIsRefused() throws IOException {
        String scene = file("scene.json", CHEETAH, WALL);
        String id = Families.named(CHEETAH + "+scene=" + scene).spec().id();
        assertTrue(id.matches("HalfCheetah-v0\\+scene=.*scene\\.json#[0-9a-f]{8}"), id);
        assertEquals(id, Families.named(id).spec().id());
        file("scene.json", CHEETAH, WEIGHT);
        String said = refusal(id);
        assertTrue(said.startsWith("wrapper 'scene' " + scene + " was changed: its hash is "), said);
        assertTrue(said.contains("what was begun in it says " + id.substring(id.length() - 8)), said);
        assertTrue(refusal(CHEETAH + "+scene=" + scene + "#12").contains("needs eight hexadecimal digits"));
    }

    private static String refusal(String id) {
        String said = assertThrows(IllegalArgumentException.class, () -> Families.named(id))
                .getMessage();
        assertEquals(1, said.lines().count(), said);
        return said;
    }

    @Test
    void whatIsNoSceneOfTheFamilyIsRefused() throws IOException {
        String scene = file("scene.json", CHEETAH, WALL);
        assertTrue(refusal(CHEETAH + "+scene=none.json").startsWith("wrapper 'scene' finds no file none.json in "));
        assertTrue(refusal(CHEETAH + "+scene=a b.json").contains("got 'a b.json'"));
        assertTrue(refusal(CHEETAH + "+scene").contains("needs a file that a window has saved"));
        assertTrue(refusal("Lander-v0+scene=" + scene)
                .contains(scene + " holds tasks of HalfCheetah-v0, not of Lander-v0; "));
        assertTrue(refusal(CHEETAH + ":horizon=50+scene=" + scene)
                .contains("holds tasks of another variant, HalfCheetah-v0, not of HalfCheetah-v0:horizon=50#"));
        assertTrue(refusal(CHEETAH + "+scene=" + file("empty.json", CHEETAH)).contains("holds no edited scene"));
        assertTrue(refusal("CartPole-v0+scene=" + file("pole.json", "CartPole-v0", WALL))
                .contains("CartPole-v0 is computed from equations of its own"));
        Path damaged = folder.resolve("damaged.json");
        Files.writeString(damaged, Files.readString(Path.of(scene)).replace("0.9", "0.8"));
        assertTrue(refusal(CHEETAH + "+scene=" + damaged).contains(damaged + " is damaged: it was changed"));
        Files.writeString(damaged, "{");
        assertTrue(refusal(CHEETAH + "+scene=" + damaged).startsWith("wrapper 'scene': "));
    }

    @Test
    void whatWasEditedOfAnEditedSceneGoesWithThat() throws IOException {
        String wall = file("wall.json", CHEETAH, WALL);
        String inside = CHEETAH + "+scene=" + wall;
        String weight = file("weight.json", inside, WEIGHT);
        assertTrue(refusal(CHEETAH + "+scene=" + weight).contains("holds what was edited of the scene of " + inside));
        String both = file("both.json", CHEETAH, WALL, WEIGHT);
        assertEquals(
                played(Families.named(CHEETAH + "+time-limit=40+frame-stack=1+scene=" + both)),
                played(Families.named(CHEETAH + "+time-limit=40+scene=" + wall + "+scene=" + weight)));
    }

    /** Where the robot begins in the thing's way; each episode finds room or does not, whatever the one before it did. */
    @Test
    void whatHasNoRoomIsLeftOut() throws IOException {
        SceneEdit onTheRobot =
                new SceneEdit.Put(new AddedBody(AddedBody.Form.WALL, "wall 1", "", 0, 0.6, 0, 0.1, 1, 10, 0.5));
        String scene = file("scene.json", CHEETAH, onTheRobot);
        float[] plain = array(played(Families.named(CHEETAH + "+time-limit=30+frame-stack=1")));
        assertArrayEquals(plain, array(played(Families.named(CHEETAH + "+time-limit=30+scene=" + scene))));
    }

    private static float[] array(List<Float> numbers) {
        float[] array = new float[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }

    @ParameterizedTest
    @ValueSource(strings = {CHEETAH, "ArmPush-v0", "KeyAndDoors-v0"})
    void whatTheCheckerAsksOfAFamilyHoldsInAnEditedScene(String id) throws IOException {
        SceneEdit box = new SceneEdit.Put(new AddedBody(AddedBody.Form.BOX, "box 1", "", 0.5, 2, 0, 0.3, 0.3, 10, 0.5));
        TaskFamily<?> family = Families.named(id + "+scene=" + file("scene.json", id, box));
        CheckReport report = FamilyChecker.check(family, /* tasks= */ 4, /* seed= */ 1);
        assertTrue(report.passed(), report::text);
    }

    /** A smooth box falls on the robot; what a task says of friction is said of the family's own bodies. */
    @ParameterizedTest
    @ValueSource(strings = {CHEETAH, "HopperDynamics-v0", "BipedTerrain-v0"})
    void aLiveChangeLeavesWhatWasPutThereAsItIs(String id) throws IOException {
        SceneEdit box =
                new SceneEdit.Put(new AddedBody(AddedBody.Form.BOX, "box 1", "", 0.05, 2.3, 0, 0.2, 0.2, 50, 0.02));
        TaskFamily<?> family = Families.named(id + "+time-limit=60+scene=" + file("scene.json", id, box));
        assertEquals(playedUnderTheSameTaskAgain(family, 80), playedUnderTheSameTaskAgain(family, 20));
    }

    private static <T extends Record> List<Float> playedUnderTheSameTaskAgain(TaskFamily<T> family, int when) {
        return played(
                family,
                /* episodes= */ 1,
                (environments, step) -> {
                    if (step == when) {
                        environments.changeTask(0, family.tasks().nominal());
                    }
                });
    }

    @Test
    void everyFamilyWhoseSceneCanBeEditedTakesOne() throws IOException {
        int taken = 0;
        for (TaskFamily<?> family : Families.all()) {
            String id = family.spec().id();
            String scene = file("scene.json", id, WALL);
            try {
                Families.named(id + "+scene=" + scene);
                taken++;
            } catch (IllegalArgumentException e) {
                assertTrue(
                        String.valueOf(e.getMessage()).contains(id + " is computed from equations of its own"),
                        e.getMessage());
            }
        }
        assertTrue(taken >= 20, "taken by " + taken);
    }
}
