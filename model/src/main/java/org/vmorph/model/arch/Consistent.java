package org.vmorph.model.arch;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** That the parts of a machine fit together: each is declared, and is what it stands for. */
final class Consistent {
  /**
   * How many bits an index may have. Storage is an array, and a sum of two indices an int; other
   * files grow as they are used.
   */
  private static final int STORAGE_INDEX = 30;

  private static final int OTHER_INDEX = 24;

  /** How many bits M may have: what was done is counted by its value. */
  private static final int MODE_BITS = 4;

  private final String machine;
  private final List<Component> components;
  private final List<Cause> causes;

  Consistent(String machine, List<Component> components, List<Cause> causes) {
    this.machine = machine;
    this.components = components;
    this.causes = causes;
    int cells = 0;
    int files = 0;
    for (var component : components) {
      int slot = component instanceof Cell ? cells++ : files++;
      if (component.slot() != slot) {
        throw error(
            "%s has slot %d; expected %d, its place among the others"
                .formatted(component.name(), component.slot(), slot));
      }
      if (component instanceof File file) {
        if (file.role() == Role.TIME) {
          throw error(file.name() + " of role TIME is a file; expected a cell");
        }
        index(file, file.role() == Role.STORAGE ? STORAGE_INDEX : OTHER_INDEX);
      }
    }
  }

  private void index(File file, int most) {
    if (file.indexBits() > most) {
      throw error(
          "%s has an index of %d bits; at most %d are possible"
              .formatted(file.name(), file.indexBits(), most));
    }
  }

  void storage(File storage, long least, long most) {
    only(storage, Role.STORAGE, "storage");
    long possible = (1L << storage.indexBits()) - 1;
    if (least < 1 || most < least || most > possible) {
      throw error(
          "storage of %d to %d words; expected a range within 1 to %d, so that q has %d bits"
              .formatted(least, most, possible, storage.indexBits()));
    }
  }

  void mode(Architecture.Mode mode) {
    only(mode.cell(), Role.MODE, "the mode");
    var levels = mode.levels();
    int bits = mode.cell().bits();
    var values = levels.stream().map(Architecture.Mode.Level::value).distinct().toList();
    if (levels.size() < 2
        || values.size() < levels.size()
        || bits > MODE_BITS
        || values.stream().anyMatch(value -> value < 0 || value >>> bits != 0)) {
      throw error(
          "mode %s has %d bits, and is %s; expected %d bits at most, and two or more values of them"
              .formatted(mode.cell(), bits, levels, MODE_BITS));
    }
  }

  void programCounter(Cell programCounter) {
    only(programCounter, Role.PROGRAM_COUNTER, "the program counter");
  }

  /**
   * What decides where addresses lead is R, and whose R it is is not for every program to see; in a
   * state it does not depend on the time.
   */
  void translation(Translation translation) {
    var read = asked("R", () -> Resources.of(translation));
    for (var component : read.all()) {
      if (component.role() == Role.GENERAL || component.role() == Role.TIME) {
        throw error(
            "where an address leads is said by %s of role %s; expected role %s"
                .formatted(component.name(), component.role(), Role.RESOURCE));
      }
    }
    var said = asked("R", translation::resources);
    if (!said.equals(read.read())) {
      throw error(
          "R is said to be %s; expected %s, which accesses read".formatted(said, read.read()));
    }
    long unit = translation.unit();
    if (Long.bitCount(unit) != 1 || unit < 1) {
      throw error("storage is moved in units of %d words; expected a power of two".formatted(unit));
    }
  }

  /** What a control program gives cells of R, and of a trap's resources, it gives no others. */
  void given(Optional<Translation> translation, TrapEntry entry) {
    var traps = new Resources();
    causes.forEach(cause -> traps.of(asked("a trap", () -> entry.acts(cause))));
    given("directs traps", asked("where traps go", entry::directed), traps.read());
    translation.ifPresent(
        it -> given("opens storage", asked("what opens it", it::open), it.resources()));
  }

  private void given(String what, Map<Cell, Word> words, Set<Component> known) {
    words.forEach(
        (cell, word) -> {
          if (!known.contains(cell)) {
            throw error("%s by %s; expected one of %s".formatted(what, cell, known));
          }
          var over = new Resources();
          over.of(word);
          if (word.bits() != cell.bits() || !over.all().isEmpty()) {
            throw error(
                "%s by %s with a word of %d bits over %s; expected %d bits, over q alone"
                    .formatted(what, cell, word.bits(), over.all(), cell.bits()));
          }
        });
  }

  private <T> T asked(String what, Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw error("%s: %s".formatted(what, e));
    }
  }

  void console(Console it) {
    resources("the console", it.input(), it.next(), it.end(), it.output(), it.count());
  }

  void timer(Timer timer) {
    resources("the timer", timer.left(), timer.on());
    listed("the timer", timer.cause(), Cause.Kind.INTERRUPT);
  }

  void traps(Cause privilege, Cause illegal) {
    var codes = new HashSet<Integer>();
    for (var cause : causes) {
      if (cause.code() < 0 || !codes.add(cause.code())) {
        throw error("cause %s: code %d is negative, or another's".formatted(cause, cause.code()));
      }
    }
    listed("the privilege check", privilege, Cause.Kind.PRIVILEGE);
    listed("an illegal instruction", illegal, Cause.Kind.CALL);
  }

  private void listed(String what, Cause cause, Cause.Kind kind) {
    if (!causes.contains(cause) || cause.kind() != kind) {
      throw error(
          "%s traps with cause %s of kind %s; expected kind %s and one of %s"
              .formatted(what, cause, cause.kind(), kind, causes));
    }
  }

  /** What there is to say against a part that knows best itself. */
  void fits(Optional<String> unfit) {
    unfit.ifPresent(
        what -> {
          throw error(what);
        });
  }

  /** A PSW shows what a trap has to change, and has room for every cause. */
  void psw(PswLayout layout, Cell mode, Cell programCounter, Optional<Translation> translation) {
    var shown = layout.cells(layout.word()).keySet();
    var opens = translation.map(it -> it.open().keySet()).orElse(Set.of());
    var missing =
        components.stream()
            .filter(it -> it.equals(mode) || it.equals(programCounter) || opens.contains(it))
            .filter(it -> !shown.contains(it))
            .toList();
    if (!missing.isEmpty()) {
      throw error("%s does not show %s".formatted(layout.word().name(), missing));
    }
    cause(layout.word(), layout.cause());
  }

  /** A trap that loads the timer would take from a control program what has passed on it. */
  void notIn(Word.Packed psw, Timer timer) {
    for (var field : psw.fields()) {
      if (timer.left().equals(field.cell()) || timer.on().equals(field.cell())) {
        throw error(
            "%s shows %s, which is the timer's; expected it to be set by instructions alone"
                .formatted(psw.name(), field.name()));
      }
    }
  }

  private void cause(Word.Packed psw, Word.Field spare) {
    if (spare.cell() != null || psw.fields().stream().filter(spare::equals).count() != 1) {
      throw error("%s has no '%s' to keep a cause in".formatted(psw.name(), spare.name()));
    }
    for (var cause : causes) {
      if (Integer.SIZE - Integer.numberOfLeadingZeros(cause.code()) > spare.bits()) {
        throw error(
            "cause %s: code %d does not fit the %d bits of %s.%s"
                .formatted(cause, cause.code(), spare.bits(), psw.name(), spare.name()));
      }
    }
  }

  /** The one component of a role. */
  private void only(Component component, Role role, String what) {
    var all = components.stream().filter(c -> c.role() == role).toList();
    if (!all.equals(List.of(component))) {
      throw error(
          "%s is %s, and of role %s are %s; expected it and no other"
              .formatted(what, component.name(), role, all));
    }
  }

  private void resources(String what, Component... parts) {
    for (var part : parts) {
      if (!components.contains(part) || part.role() != Role.RESOURCE) {
        throw error(
            "%s has %s; expected a component of role %s"
                .formatted(what, part.name(), Role.RESOURCE));
      }
    }
    if (new HashSet<>(List.of(parts)).size() < parts.length) {
      throw error(what + " has one component twice");
    }
  }

  private MalformedMachine error(String what) {
    return new MalformedMachine(machine, what);
  }
}
