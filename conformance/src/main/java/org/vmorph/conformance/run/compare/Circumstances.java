package org.vmorph.conformance.run.compare;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.conformance.rules.Scenario;
import org.vmorph.conformance.run.host.ShownWindow;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;

/**
 * The scenarios of rules that a program comes across on the bare machine, step by step. They name a
 * difference that shows there, and programs without them can be told from the others.
 */
public final class Circumstances {
  private final Architecture machine;
  private final ShownWindow window;

  /** The names of the instructions that use the console. */
  private final Set<String> console;

  private final Set<Scenario> now = EnumSet.noneOf(Scenario.class);
  private final Set<Scenario> ever = EnumSet.noneOf(Scenario.class);
  private long[] loaded = new long[0];
  private final Cell[] psw;
  private final long[] before;

  Circumstances(Elaboration semantics) {
    this.machine = semantics.machine();
    this.console =
        console(semantics).stream().map(Instruction::name).collect(Collectors.toUnmodifiableSet());
    this.window = ShownWindow.of(machine);
    this.psw =
        Stream.concat(
                Stream.of(machine.programCounter()),
                machine.control().stream().filter(Cell.class::isInstance).map(Cell.class::cast))
            .toArray(Cell[]::new);
    this.before = new long[psw.length];
  }

  /** A program of these words is about to make its first step. */
  void start(long[] words) {
    loaded = words;
    now.clear();
    ever.clear();
  }

  /** The bare machine is about to make a step. */
  void before(Machine bare) {
    now.clear();
    for (int i = 0; i < psw.length; i++) {
      before[i] = bare.get(psw[i]);
    }
    if (window.isOdd(bare)) {
      now.add(Scenario.ODD_R);
    }
    if (fetchesAnotherWord(bare)) {
      now.add(Scenario.CHANGED_WORD);
    }
    if (machine.timer().isPresent() && bare.get(machine.timer().get().on()) != 0) {
      now.add(Scenario.TIMER);
    }
  }

  /** It has made the step. */
  void after(Machine bare, boolean wasUser, Event event) {
    boolean trapped = event.kind() == Event.Kind.TRAPPED;
    if (trapped && wasUser) {
      now.add(Scenario.USER_TRAP);
    }
    if (trapped && isWhereItWas(bare)) {
      now.add(Scenario.ENDLESS_TRAP);
    }
    if (window.isOdd(bare)) {
      now.add(Scenario.ODD_R);
    }
    if (event.kind() == Event.Kind.COMPLETED
        && event.instruction().isPresent()
        && console.contains(event.instruction().get().name())) {
      now.add(Scenario.CONSOLE);
    }
    if (bare.halted()) {
      now.add(Scenario.HALT);
    }
    ever.addAll(now);
  }

  /** Those of the last step. */
  Set<Scenario> now() {
    return now;
  }

  /** Those of all steps so far. */
  public Set<Scenario> ever() {
    return ever;
  }

  /** A trap has led to itself: the machine makes the same step again, and again. */
  private boolean isWhereItWas(Machine bare) {
    for (int i = 0; i < psw.length; i++) {
      if (bare.get(psw[i]) != before[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean fetchesAnotherWord(Machine bare) {
    if (!window.showsP(bare)) {
      return false;
    }
    long address = window.fetched(bare);
    return address < loaded.length
        && bare.load(machine.storage(), address) != loaded[(int) address];
  }

  /** The instructions that use the console. */
  public static List<Instruction> console(Elaboration semantics) {
    var console = semantics.machine().console();
    if (console.isEmpty()) {
      return List.of();
    }
    var own = console.get().components();
    return users(semantics, own);
  }

  /** The instructions that use some components. */
  static List<Instruction> users(Elaboration semantics, Collection<? extends Component> own) {
    return semantics.machine().instructions().stream()
        .filter(
            i ->
                semantics.reads(i).stream().anyMatch(own::contains)
                    || semantics.step(i).writes().stream().anyMatch(w -> isOne(w.place(), own)))
        .toList();
  }

  private static boolean isOne(Word.Place place, Collection<? extends Component> own) {
    return place instanceof Cell cell && own.contains(cell);
  }
}
