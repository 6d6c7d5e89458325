package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.envs.Episode.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTest {
    @Test
    void aChangedTaskIsToldInAFewWords() {
        Map<String, Object> now = new LinkedHashMap<>();
        now.put("motor", 2);
        now.put("fault", "REVERSED");
        now.put("gain", 1.23456789);
        now.put("tiny", 1.5e-7);
        now.put("round", 100.0);
        Event.TaskChanged event = new Event.TaskChanged(7, now);
        now.clear();
        assertEquals("motor 2, fault reversed, gain 1.235, tiny 0.00000015, round 100", event.what());
        assertThrows(UnsupportedOperationException.class, () -> event.now().clear());
    }

    @Test
    void anotherClockChangesTheStepOnly() {
        assertEquals(new Event.TaskChanged(3, Map.of("sign", 1)), new Event.TaskChanged(12, Map.of("sign", 1)).at(3));
        assertEquals(new Event.Fault(3, "hip 1", "dead"), new Event.Fault(12, "hip 1", "dead").at(3));
        assertEquals("hip 1 dead", new Event.Fault(12, "hip 1", "dead").what());
        assertEquals(new Event.Other(3, "a gust"), new Event.Other(12, "a gust").at(3));
    }
}
