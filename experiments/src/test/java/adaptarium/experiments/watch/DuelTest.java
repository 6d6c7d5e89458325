package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.RandomPolicy;
import adaptarium.render.watch.DuelPicture.Lane;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DuelTest {
    private static List<Lane> play(String id, int episode) {
        return play(Families.named(id), episode);
    }

    private static <T extends Record> List<Lane> play(TaskFamily<T> family, int episode) {
        List<Duel.Contestant> players = List.of(
                new Duel.Contestant("one", (tasks, noise) -> new RandomPolicy(family.spec(), tasks, 1, noise)),
                new Duel.Contestant("same", (tasks, noise) -> new RandomPolicy(family.spec(), tasks, 1, noise)),
                new Duel.Contestant("other", (tasks, noise) -> new RandomPolicy(family.spec(), tasks, 1, noise + 1)));
        return Duel.play(family, family.tasks().nominal(), players, episode, 7);
    }

    /** Where the cart and the pole are at every moment. */
    private static List<List<Double>> ways(Lane lane) {
        return lane.moments().stream()
                .map(moment -> moment.scene().bodies().stream()
                        .flatMap(body -> Stream.of(body.x(), body.angle()))
                        .toList())
                .toList();
    }

    @Test
    void allMeetTheSameStartAndWhoActsAlikeFaresAlike() {
        List<Lane> lanes = play("CartPole-v0", 1);
        assertEquals(ways(lanes.get(0)), ways(lanes.get(1)));
        assertEquals(ways(lanes.get(0)).get(0), ways(lanes.get(2)).get(0));
        assertNotEquals(ways(lanes.get(0)), ways(lanes.get(2)));
        assertTrue(lanes.get(0).terminated());
        int steps = lanes.get(0).moments().size() - 1;
        assertEquals(steps, lanes.get(0).moments().get(steps).episodeReturn()); // one for every step
        assertNotEquals(ways(lanes.get(0)), ways(play("CartPole-v0", 2).get(0)));
    }

    @Test
    void whatHappensHappensToAllAtTheSameTime() {
        List<Lane> lanes = play("UnknownGainSlider-v0+switch=onset,sign,-1", 1);
        assertEquals(1, lanes.get(0).events().size());
        assertEquals(lanes.get(0).events(), lanes.get(2).events());
        assertTrue(lanes.get(0).events().get(0).what().contains("sign 1"), lanes.toString());
    }

    @Test
    void episodesAreCountedFromOne() {
        assertThrows(IllegalArgumentException.class, () -> play("CartPole-v0", 0));
    }
}
