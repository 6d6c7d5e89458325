package adaptarium.sim;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.pooling.IDynamicStack;

/** Contacts of one kind that wait to be used again; makes new ones when it is empty. */
final class ContactStack implements IDynamicStack<Contact> {
    private final Supplier<Contact> maker;
    private Contact[] free = new Contact[8];
    private int count;

    ContactStack(Supplier<Contact> maker) {
        this.maker = maker;
    }

    @Override
    public Contact pop() {
        return count > 0 ? free[--count] : maker.get();
    }

    @Override
    public void push(Contact contact) {
        if (count == free.length) {
            free = Arrays.copyOf(free, 2 * count);
        }
        free[count++] = contact;
    }
}
