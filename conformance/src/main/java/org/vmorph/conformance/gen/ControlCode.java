package org.vmorph.conformance.gen;

import java.util.Optional;

/**
 * Writes what a guest says of control: PSWs, and code that sets what decides where an address
 * leads; the odd values on purpose. It belongs to one thread, guest after guest.
 *
 * <p>All it draws it draws from the {@link GuestDraft}'s dice, so that a guest depends on its seed
 * and index alone.
 */
public interface ControlCode {
  /** Another guest begins: whatever is drawn once a guest. */
  default void draw() {}

  /**
   * What a user program is meant to see. It stays as it is until another guest begins.
   *
   * @param number the first program (0) or the second (1)
   * @param start where it starts
   */
  AddressNames program(int number, int start);

  /** A PSW that leads to an address and sees all of storage. */
  long psw(boolean user, int address);

  /** The same with more in sight than there is, or just as much. */
  default long wide(boolean user, int address) {
    return psw(user, address);
  }

  /**
   * A PSW that leads to an address as it is seen, mostly; the odd ones.
   *
   * @param need how many words whoever runs there would like to have
   */
  long psw(boolean user, int address, AddressNames view, int need);

  /** Writes where traps find their words: leads to the handler, mostly. */
  void traps();

  /** How many words {@link #before} writes at most. */
  default int wordsBefore() {
    return 0;
  }

  /** Writes the last code of a supervisor before it enters a program: makes its view true. */
  default void before(Code code) {}

  /** Writes a handler's code before it goes on with another of the guest's programs. */
  default void between(Code code, int register) {}

  /** Makes traps lead to an address, for a short guest, with all of storage in sight. */
  void handle(int address);

  /** Writes code that changes what decides where an address leads while it runs. */
  void change(Code code);

  /**
   * Writes code of a handler that lets what has trapped go on in another way.
   *
   * @param old a register that has the old PSW, and keeps what to go on with
   * @param free a register that nobody needs
   */
  void mend(Code code, int old, int free);

  /** A word that a register of control is loaded from, among others. */
  long word();

  /** What {@link #load} loads from a register and nobody's view is smaller for. */
  long whole();

  /** An instruction that loads control from a register. */
  long load(int register);

  /** An instruction that shows control in a register. */
  long show(int register);

  /**
   * What differs between two PSWs that lead to one trap handler.
   *
   * @param earlier what differs if one of them leads to the word before it
   */
  long difference(long earlier);

  /** A word for {@link #load}, drawn; whoever runs goes on. */
  long harmless();

  /** Writes guests for situations of control; nobody does if there are guests for none. */
  Optional<ControlSituations> situations();
}
