package adaptarium.render.watch;

import adaptarium.render.Widgets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Where the pointer went and what its main button did, given out so that no frame misses a part of it: controls look once a frame, and where frames are slow a whole
 * drag may lie between two of them. A frame sees one press at the place where it was made, another one how far the pointer went, another one that it let go.
 */
final class PointerInput {
    private final SceneHand hand;
    private final Deque<Event> waiting = new ArrayDeque<>(); // for later frames
    private boolean held;
    private boolean pressed; // since the last frame, as the next three
    private boolean moved;
    private boolean released;

    // A movement, or the button going down or up.
    private record Event(double x, double y, @Nullable Boolean down) {}

    /**
     * A pointer whose button is up.
     *
     * @param hand follows it
     */
    PointerInput(SceneHand hand) {
        this.hand = hand;
    }

    /** Whether the button is held, as the next frame sees it. */
    boolean held() {
        return held;
    }

    /** Whether a frame is due that changes something by itself: controls answer a press in the frame that follows it. */
    boolean unseen() {
        return pressed || !waiting.isEmpty();
    }

    /** The pointer moved; px of the interface. */
    void move(double x, double y) {
        take(new Event(x, y, null));
    }

    /** The button went down or up. */
    void button(boolean down) {
        take(new Event(hand.x(), hand.y(), down));
    }

    private void take(Event event) {
        if (!waiting.isEmpty() || !isNow(event)) {
            Event last = waiting.peekLast();
            if (event.down() == null && last != null && last.down() == null) {
                waiting.removeLast(); // of two movements the later one counts
            }
            waiting.add(event);
        } else {
            act(event);
        }
    }

    // Whether the next frame can show it together with all that it shows already.
    private boolean isNow(Event event) {
        if (event.down() == null) {
            return !pressed;
        }
        return event.down() ? !released : !pressed && !(held && moved);
    }

    private void act(Event event) {
        if (event.down() == null) {
            hand.moveTo(event.x(), event.y());
            moved = true;
        } else if (event.down()) {
            pressed |= !held;
            held = true;
        } else {
            released |= held;
            held = false;
            hand.letGo();
        }
    }

    /** A frame begins: what it sees of the pointer. */
    Widgets.Pointer look() {
        return new Widgets.Pointer(hand.x(), hand.y(), held, pressed);
    }

    /** The frame is drawn: what came meanwhile is for the next ones. */
    void looked() {
        pressed = false;
        moved = false;
        released = false;
        while (!waiting.isEmpty() && isNow(waiting.peek())) {
            act(waiting.remove());
        }
    }
}
