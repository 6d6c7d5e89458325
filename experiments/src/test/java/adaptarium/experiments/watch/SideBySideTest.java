package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.RandomPolicy;
import adaptarium.render.watch.SideBySidePicture.PlayedEpisode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static List<PlayedEpisode> play(String id, int episode) {
        return play(Families.named(id), episode);
    }

    private static <T extends Record> List<PlayedEpisode> play(TaskFamily<T> family, int episode) {
        List<SideBySide.NamedAgent> players = List.of(
                new SideBySide.NamedAgent("one", (tasks, noise) -> new RandomPolicy(family.spec(), tasks, 1, noise)),
                new SideBySide.NamedAgent("same", (tasks, noise) -> new RandomPolicy(family.spec(), tasks, 1, noise)),
                new SideBySide.NamedAgent(
                        "other", (tasks, noise) -> new RandomPolicy(family.spec(), tasks, 1, noise + 1)));
        return SideBySide.play(family, family.tasks().nominal(), players, episode, 7);
    }

    /** Where the cart and the pole are at every moment. */
    private static List<List<Double>> ways(PlayedEpisode played) {
        return played.moments().stream()
                .map(moment -> moment.scene().bodies().stream()
                        .flatMap(body -> Stream.of(body.x(), body.angle()))
                        .toList())
                .toList();
    }

    @Test
    void allMeetTheSameStartAndWhoActsAlikeFaresAlike() {
        List<PlayedEpisode> episodes = play("CartPole-v0", 1);
        assertEquals(ways(episodes.get(0)), ways(episodes.get(1)));
        assertEquals(ways(episodes.get(0)).get(0), ways(episodes.get(2)).get(0));
        assertNotEquals(ways(episodes.get(0)), ways(episodes.get(2)));
        assertTrue(episodes.get(0).terminated());
        int steps = episodes.get(0).moments().size() - 1;
        assertEquals(steps, episodes.get(0).moments().get(steps).episodeReturn()); // one for every step
        assertNotEquals(ways(episodes.get(0)), ways(play("CartPole-v0", 2).get(0)));
    }

    @Test
    void whatHappensHappensToAllAtTheSameTime() {
        List<PlayedEpisode> episodes = play("UnknownGainSlider-v0+switch=onset,sign,-1", 1);
        assertEquals(1, episodes.get(0).events().size());
        assertEquals(episodes.get(0).events(), episodes.get(2).events());
        assertTrue(episodes.get(0).events().get(0).what().contains("sign 1"), episodes.toString());
    }

    @Test
    void episodesAreCountedFromOne() {
        assertThrows(IllegalArgumentException.class, () -> play("CartPole-v0", 0));
    }
}
