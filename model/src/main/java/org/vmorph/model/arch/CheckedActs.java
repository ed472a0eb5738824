package org.vmorph.model.arch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Privilege;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** The acts of one thing, walked through once; see {@link WellFormed}. */
final class CheckedActs {
  /** How deep an expression may be: whoever walks over one does it on the stack. */
  private static final int MOST = 500;

  /** What acts may do, depending on whose they are. */
  enum May {
    ANYTHING,
    ONLY_SET,
    ONLY_TRAP
  }

  private record Stored(Word.At at, Path path, int number, String act) {}

  private record Led(Word mode, Path path, int number, String act) {}

  /**
   * What they are acts of.
   *
   * @param timers the cause that is the timer's own, if there is one: whoever keeps time tells it
   *     by that
   */
  record Of(
      String machine,
      List<Component> components,
      File storage,
      long leastWords,
      List<Cause> causes,
      Optional<Cause> timers,
      ModeValues modes) {}

  private final String machine;
  private final List<Component> components;
  private final File storage;
  private final long leastWords;
  private final List<Cause> causes;
  private final Optional<Cause> timers;
  private final ModeValues modes;
  private final String whose;
  private final May may;
  private final List<Word.Operand> operands;

  /** The ways to a trap. */
  private final List<Path> traps = new ArrayList<>();

  private final List<EarlierSet> written = new ArrayList<>();
  private final List<Stored> stored = new ArrayList<>();
  private final List<Led> led = new ArrayList<>();

  /** On which ways words with a name have been looked at. */
  private final Map<Word.Let, List<Path>> walked = new HashMap<>();

  private int number;
  private int depth;
  private String act = "";

  /** Whether what is looked at is what an addressing says. */
  private boolean spelling;

  CheckedActs(Of of, String whose, May may, List<Word.Operand> operands) {
    this.machine = of.machine;
    this.components = of.components;
    this.storage = of.storage;
    this.leastWords = of.leastWords;
    this.causes = of.causes;
    this.timers = of.timers;
    this.modes = of.modes;
    this.whose = whose;
    this.may = may;
    this.operands = operands;
  }

  /** A trap changes nothing else (paper.md section 1), and is a step like any other. */
  void changesOnly(Role role) {
    for (var write : written) {
      if (write.component().role() != role) {
        refuse(
            "changes %s of role %s, trapped or not; expected role %s alone"
                .formatted(write.component().name(), write.component().role(), role));
      }
    }
  }

  /** The time is nobody's: what a program can set, others find changed, and that is a resource. */
  void leavesTime() {
    for (var write : written) {
      if (write.component().role() == Role.TIME) {
        refuse(
            "sets %s of role TIME, which belongs to every step; what it can set has role RESOURCE"
                .formatted(write.component().name()));
      }
    }
  }

  /** A control program puts back what a trap has changed, so somebody has to know all of it. */
  void saves(List<TrapEntry.Saved> saved, List<Cell> lost) {
    for (var cell : lost) {
      if (declared(cell).role() != Role.RESOURCE) {
        refuse(
            "loses %s of role %s; expected role RESOURCE, for others are the guest's own"
                .formatted(cell, cell.role()));
      }
    }
    for (var each : saved) {
      declared(each.cell());
      word(each.old(), Path.START);
      if (each.old().bits() != each.cell().bits()) {
        refuse(
            "the old word of %s has %d bits; expected %d"
                .formatted(each.cell(), each.old().bits(), each.cell().bits()));
      }
    }
    var cells = saved.stream().map(TrapEntry.Saved::cell).toList();
    for (var write : written) {
      if (write.component() instanceof File file
          && !file.equals(storage)
          && file.role() != Role.RESOURCE) {
        refuse(
            "sets a word of %s, whose old one is kept nowhere; expected cells, or words of %s"
                .formatted(file, storage));
      }
      if (write.component() instanceof Cell cell && !cells.contains(cell) && !lost.contains(cell)) {
        refuse(
            "sets %s and does not say where its old word is; expected it among those that are saved"
                .formatted(cell));
      }
    }
  }

  /** Whoever is refused is refused before anything else. */
  void privilege(Privilege privilege) {
    if (privilege instanceof Privilege.Unless(var refused)) {
      condition(refused, Path.START);
      traps.add(Path.START.and(refused));
    }
  }

  void all(List<Act> acts) {
    acts(acts, Path.START);
    stored.forEach(this::isInStorage);
    led.forEach(this::isInMode);
  }

  private void acts(List<Act> acts, Path path) {
    for (var next : acts) {
      number++;
      act = brief(next);
      switch (next) {
        case Act.Set(var place, var value) -> {
          mayNot(May.ONLY_TRAP, "a check can trap, and nothing else");
          word(value, path);
          if (place.bits() != value.bits()) {
            throw error("a value of " + value.bits() + " bits for a place of " + place.bits());
          }
          set(place, path);
          led.add(new Led(modes.in(place, value), path, number, act));
        }
        case Act.Update(var place, var value) -> update(place, value, path);
        case Act.When(var test, var inner) -> {
          condition(test, path);
          nest(1);
          acts(inner, path.and(test));
          nest(-1);
        }
        case Act.Trap(var cause, var values) -> {
          values.forEach(value -> word(value, path));
          trap(cause, Condition.Always.TRUE, path);
        }
        case Act.Halt halt -> {
          mayNot(May.ONLY_SET, "can halt");
          mayNot(May.ONLY_TRAP, "a check can trap, and nothing else");
        }
      }
    }
  }

  /**
   * Updates are made in order, so that two of one place do not meet, nor one and a set. They are
   * the hardware's, of what addresses lead by.
   */
  private void update(Word.Place place, Word value, Path path) {
    mayNot(May.ONLY_SET, "can update; expected a set, for nothing is reached here");
    mayNot(May.ONLY_TRAP, "a check can trap, and nothing else");
    word(value, path);
    if (place.bits() != value.bits()) {
      throw error("a value of " + value.bits() + " bits for a place of " + place.bits());
    }
    var component =
        switch (place) {
          case Cell cell -> declared(cell);
          case Word.At at -> {
            word(at, path);
            yield at.file();
          }
          case Word.Memory memory -> throw error("updates an access; expected a cell or a word");
          case Word.Packed packed -> throw error("updates cells in one; expected each by itself");
        };
    if (component.role() != Role.STORAGE && component.role() != Role.RESOURCE) {
      throw error(
          "updates %s of role %s; expected role STORAGE or RESOURCE"
              .formatted(component.name(), component.role()));
    }
    if (place instanceof Word.At at && component.equals(storage)) {
      // Of the traps those count that come before it, and no others have been looked at.
      isInStorage(new Stored(at, path, number, act));
    }
  }

  private void mayNot(May other, String what) {
    if (may == other) {
      throw error(what);
    }
  }

  private void trap(Cause cause, Condition when, Path path) {
    mayNot(May.ONLY_SET, "can trap");
    if (!causes.contains(cause)) {
      throw error("traps with cause " + cause + "; expected one of " + causes);
    }
    if (may == May.ANYTHING && timers.filter(cause::equals).isPresent()) {
      throw error(
          "traps with cause " + cause + ", by which the timer is known; expected another one");
    }
    traps.add(when == Condition.Always.TRUE ? path : path.and(when));
  }

  private void set(Word.Place place, Path path) {
    switch (place) {
      case Cell cell -> write(declared(cell), Optional.empty(), path);
      case Word.At at -> {
        word(at, path);
        store(at, path);
      }
      case Word.Memory memory -> {
        if (memory.by().parcels().isPresent()) {
          throw error(memory.by().name() + " has several lengths; expected a place of one length");
        }
        access(memory, path).forEach(at -> store(at, path));
      }
      case Word.Packed packed -> {
        for (var field : packed.fields()) {
          if (field.cell() != null) {
            write(declared(field.cell()), Optional.empty(), path);
          }
        }
      }
    }
  }

  private void store(Word.At at, Path path) {
    int bits = at.file().indexBits();
    write(at.file(), Optional.of(LinearForm.sum(at.base(), at.offset(), bits)), path);
    if (at.file().equals(storage)) {
      stored.add(new Stored(at, path, number, act));
    }
  }

  /** Of two sets of one place in one execution neither would win. */
  private void write(Component component, Optional<LinearForm> index, Path path) {
    for (var earlier : written) {
      if (earlier.meets(component, index, path)
          && earlier.act() != number
          && !earlier.path().excludes(path)) {
        throw error(component.name() + " may already be set by act " + earlier.act());
      }
    }
    written.add(new EarlierSet(component, index, path, number));
  }

  /** Where it is stored no trap has fired, and the tests on the way have held. */
  private void isInStorage(Stored store) {
    var known = new InStorage(leastWords);
    store.path.tests().forEach(test -> known.known(test, true));
    passed(store.path).forEach(test -> known.known(test, false));
    if (!known.has(store.at)) {
      number = store.number;
      act = store.act;
      throw error(
          "may store past the end of %s; expected a check that the address is below its size"
              .formatted(storage));
    }
  }

  /** Tests that have failed on a way, for a trap would have fired. */
  private List<Condition> passed(Path path) {
    return traps.stream()
        .map(trap -> trap.beyond(path))
        .filter(tests -> tests.size() == 1)
        .map(List::getFirst)
        .toList();
  }

  /** In a state in which M is no mode nobody says who is privileged. */
  private void isInMode(Led to) {
    var others = modes.others(to.mode, to.path.tests(), passed(to.path));
    if (!others.isEmpty()) {
      number = to.number;
      act = to.act;
      throw error("may set M to %s; expected one of %s".formatted(others, modes));
    }
  }

  void leaves(Cell programCounter) {
    if (written.stream().anyMatch(w -> w.component().equals(programCounter))) {
      throw error("sets " + programCounter + ", which belongs to the instruction");
    }
  }

  void word(Word word, Path path) {
    nest(1);
    parts(word, path);
    nest(-1);
  }

  private void nest(int more) {
    depth += more;
    if (depth > MOST) {
      throw error("more than " + MOST + " expressions within one another");
    }
  }

  private void parts(Word word, Path path) {
    switch (word) {
      case Word.Literal w -> {}
      case Word.Operand w -> {
        if (!operands.contains(w)) {
          throw error(
              "%s has %d bits and is no operand of it; expected %s"
                  .formatted(w.name(), w.bits(), names(operands)));
        }
      }
      case Word.Size(var bits) -> {
        if (bits != storage.indexBits()) {
          throw error(
              "the size of storage in %d bits; expected %d".formatted(bits, storage.indexBits()));
        }
      }
      case Word.Calculation(var operator, var left, var right) -> {
        word(left, path);
        word(right, path);
      }
      case Word.Choice(var test, var then, var otherwise) -> {
        condition(test, path);
        word(then, path.and(test));
        word(otherwise, path.and(test.not()));
      }
      case Word.Let let -> {
        var ways = walked.computeIfAbsent(let, it -> new ArrayList<>());
        if (ways.stream().noneMatch(path::continues)) {
          word(let.word(), path);
          ways.add(path);
        }
      }
      case Word.Slice(var of, var low, var bits) -> word(of, path);
      case Word.Extension(var of, var bits, var signed) -> word(of, path);
      case Word.Join(var high, var low) -> {
        word(high, path);
        word(low, path);
      }
      case Cell cell -> declared(cell);
      case Word.At(var file, var base, var offset) -> {
        declared(file);
        word(base, path);
        word(offset, path);
      }
      case Word.Memory memory -> access(memory, path);
      case Word.Packed packed -> {
        for (var field : packed.fields()) {
          if (field.cell() != null) {
            declared(field.cell());
          }
        }
      }
    }
  }

  /** What an access checks and reaches, said by somebody's code in words without more of it. */
  private List<Word.At> access(Word.Memory memory, Path path) {
    var by = memory.by();
    if (spelling) {
      throw error(by.name() + " is an access within an access; expected words that need none");
    }
    word(memory.address(), path);
    spelling = true;
    for (var update : asked(by.name(), () -> by.updates().apply(memory.address()))) {
      condition(update.when(), path);
      update(update.word(), update.value(), path.and(update.when()));
    }
    for (var check : asked(by.name(), () -> by.checks().apply(memory.address()))) {
      condition(check.when(), path);
      check.values().forEach(value -> word(value, path));
      trap(check.cause(), check.when(), path);
    }
    var words = asked(by.name(), () -> by.words().apply(memory.address()));
    by.fault(words)
        .ifPresent(
            what -> {
              throw error(what);
            });
    words.forEach(at -> word(at, path));
    spelling = false;
    return words;
  }

  <T> List<T> asked(String what, Supplier<List<T>> question) {
    try {
      return List.copyOf(question.get());
    } catch (RuntimeException e) {
      throw error(what + ": " + e);
    }
  }

  void condition(Condition condition, Path path) {
    nest(1);
    parts(condition, path);
    nest(-1);
  }

  private void parts(Condition condition, Path path) {
    switch (condition) {
      case Condition.Compare(var relation, var left, var right) -> {
        word(left, path);
        word(right, path);
      }
      case Condition.Not(var of) -> condition(of, path);
      case Condition.And(var left, var right) -> {
        condition(left, path);
        condition(right, path);
      }
      case Condition.Or(var left, var right) -> {
        condition(left, path);
        condition(right, path);
      }
      case Condition.Always always -> {}
    }
  }

  private <T extends Component> T declared(T component) {
    if (!components.contains(component)) {
      throw error(
          "%s, of %d bits, is no component of it; expected one of %s"
              .formatted(component.name(), component.bits(), components));
    }
    return component;
  }

  void refuse(String what) {
    throw new MalformedMachine(machine, whose + ": " + what);
  }

  private MalformedMachine error(String what) {
    var where = number == 0 ? "" : ", act %d (%s)".formatted(number, act);
    return new MalformedMachine(machine, whose + where + ": " + what);
  }

  private static String names(List<Word.Operand> operands) {
    return operands.isEmpty()
        ? "none"
        : operands.stream()
            .map(o -> o.name() + " of " + o.bits() + " bits")
            .collect(java.util.stream.Collectors.joining(", "));
  }

  private static String brief(Act act) {
    return switch (act) {
      case Act.Set(var place, var value) -> "set " + brief(place);
      case Act.Update(var place, var value) -> "update " + brief(place);
      case Act.When when -> "when";
      case Act.Trap(var cause, var values) -> "trap " + cause;
      case Act.Halt halt -> "halt";
    };
  }

  private static String brief(Word.Place place) {
    return switch (place) {
      case Cell cell -> cell.name();
      case Word.At at -> at.file() + "[...]";
      case Word.Memory memory -> memory.by().name().formatted("...");
      case Word.Packed packed -> packed.name();
    };
  }
}
