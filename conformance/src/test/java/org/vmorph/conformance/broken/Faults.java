package org.vmorph.conformance.broken;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Vmm;

/**
 * Monitors that do a step wrong: which steps, what goes wrong, and the rule that is broken. They
 * make their guest's steps one by one, so they are not held to F1.
 */
final class Faults {
  /** By name: the monitor's guest, and its rule. */
  static final Map<String, Fault> ALL = new TreeMap<>();

  static {
    // Wrong whatever the program comes across: E1.
    add("loses-r5", Rule.E1, emulated(), s -> s.register(5, 0));
    add("odd-r2-spoils-r4", Rule.E1, emulated().and(Made::hasOddR2), s -> s.bump(4));
    add("r1-spoils-b", Rule.E1, emulated().and(s -> s.register(1) != 0), Made::spoilBound);
    add("r1-spoils-l-in-traps", Rule.E1, reflected().and(s -> s.register(1) != 0), Made::spoilBase);
    add("an-old-psw-spoils-b", Rule.E1, emulated().and(s -> s.word(0) != 0), Made::spoilBound);
    add("every-10th-emulated", Rule.E1, emulated().and(s -> s.emulated() % 10 == 0), Made::skip);
    add("every-7th-reflected", Rule.E1, reflected().and(s -> s.reflected() % 7 == 0), Made::skip);
    add("after-40-steps", Rule.E1, emulated().and(s -> s.guest().steps() > 40), s -> s.word(9, 1));
    add("after-5-traps", Rule.E1, emulated().and(s -> s.reflected() > 5), s -> s.bump(6));
    add("loses-the-old-psw", Rule.E1, reflected(), s -> s.word(0, 0));
    // Wrong where its scenario is.
    add("puts-another", Rule.E7, emulated().and(s -> s.grew("output.count")), Made::spoilOutput);
    add("forgets-the-3rd", Rule.E7, emulated().and(s -> s.grew("output.count", 3)), Made::unput);
    add("gets-too-much", Rule.E7, emulated().and(s -> s.grew("input.next")), Made::unget);
    add("clamps-b", Rule.E4, emulated().and(Made::reachesBeyond), Made::clamp);
    add("traps-with-odd-r", Rule.E4, reflected().and(Made::wasOdd), s -> s.bump(7));
    add("user-traps-stay", Rule.E3, reflected().and(Made::wasUser), Made::toUser);
    add("user-traps-spoil", Rule.E3, reflected().and(Made::wasUser), s -> s.word(0, 0));
  }

  private Faults() {}

  /** A monitor, and the rule it breaks. */
  record Fault(Vmm monitor, Rule rule) {}

  private static void add(String name, Rule rule, Predicate<Made> when, Consumer<Made> what) {
    ALL.put(name, new Fault(Altered.above(name, guest -> new Wrong(guest, when, what)), rule));
  }

  private static Predicate<Made> emulated() {
    return made -> made.how == How.EMULATED;
  }

  private static Predicate<Made> reflected() {
    return made -> made.how == How.REFLECTED;
  }

  private enum How {
    DIRECT,
    EMULATED,
    REFLECTED
  }

  /** A step that has been made, as it should be until now. */
  private record Made(Guest guest, How how, long[] before) {
    private Architecture machine() {
      return guest.semantics().machine();
    }

    /** Not of what the console has just said, for without a console that would be right. */
    private boolean hasOddR2() {
      return register(2) % 2 == 1 && !grew("input.next");
    }

    private File registers() {
      return machine().files().stream()
          .filter(file -> file.role() == Role.GENERAL)
          .findFirst()
          .orElseThrow();
    }

    private Cell cell(String name) {
      return machine().cells().stream()
          .filter(c -> c.name().equals(name))
          .findFirst()
          .orElseThrow();
    }

    long emulated() {
      return guest.tally().emulated();
    }

    long reflected() {
      return guest.tally().reflected();
    }

    long register(int index) {
      return guest.load(registers(), index);
    }

    void register(int index, long word) {
      guest.store(registers(), index, word);
    }

    void bump(int index) {
      register(index, register(index) + 1);
    }

    long word(long address) {
      return guest.load(machine().storage(), address);
    }

    void word(long address, long word) {
      guest.store(machine().storage(), address, word);
    }

    private long was(Cell cell) {
      return before[cell.slot()];
    }

    private void spoil(Cell cell) {
      guest.set(cell, guest.get(cell) ^ 2);
    }

    void spoilBound() {
      spoil(machine().relocation().orElseThrow().bound());
    }

    void spoilBase() {
      spoil(machine().relocation().orElseThrow().base());
    }

    void skip() {
      spoil(machine().programCounter());
    }

    boolean grew(String cell) {
      return guest.get(cell(cell)) > was(cell(cell));
    }

    boolean grew(String cell, long to) {
      return grew(cell) && guest.get(cell(cell)) == to;
    }

    void spoilOutput() {
      var output = machine().console().orElseThrow().output();
      long last = guest.get(cell("output.count")) - 1;
      guest.store(output, last, guest.load(output, last) ^ 1);
    }

    void unput() {
      guest.set(cell("output.count"), 2);
    }

    void unget() {
      guest.set(cell("input.next"), guest.get(cell("input.next")) + 1);
    }

    private boolean odd(long l, long b) {
      return b == 0 || l >= guest.size() || l + b > guest.size();
    }

    boolean reachesBeyond() {
      var r = machine().relocation().orElseThrow();
      return guest.get(r.bound()) > guest.size();
    }

    void clamp() {
      guest.set(machine().relocation().orElseThrow().bound(), guest.size());
    }

    boolean wasOdd() {
      var r = machine().relocation().orElseThrow();
      return odd(was(r.base()), was(r.bound()));
    }

    boolean wasUser() {
      return was(machine().mode().cell()) == machine().mode().user();
    }

    void toUser() {
      guest.set(machine().mode().cell(), machine().mode().user());
    }
  }

  private static final class Wrong extends ForwardingGuest {
    private final Predicate<Made> when;
    private final Consumer<Made> what;

    Wrong(Guest guest, Predicate<Made> when, Consumer<Made> what) {
      super(guest);
      this.when = when;
      this.what = what;
    }

    @Override
    public Exit run(long steps) {
      for (long made = 1; ; made++) {
        var before = new long[semantics().machine().cells().size()];
        loadCells(before);
        var tally = tally();
        var exit = super.run(1);
        var how =
            tally().emulated() > tally.emulated()
                ? How.EMULATED
                : tally().reflected() > tally.reflected() ? How.REFLECTED : How.DIRECT;
        var step = new Made(this, how, before);
        if (exit.kind() != Exit.Kind.HALTED && when.test(step)) {
          what.accept(step);
        }
        if (made == steps || exit.kind() != Exit.Kind.STEPS) {
          return new Exit(exit.kind(), exit.cause(), made);
        }
      }
    }
  }

  /** Their names. */
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }
}
