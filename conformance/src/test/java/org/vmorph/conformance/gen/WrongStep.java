package org.vmorph.conformance.gen;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.vmorph.model.arch.Decoded;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;

/** A step of a machine, made wrong. */
@FunctionalInterface
interface WrongStep {
  /** Makes it. */
  void step(Machine machine);

  /** A program begins. */
  default void start(Machine machine) {}

  /** What the machine will execute; empty if it traps before. */
  static Optional<Decoded> next(Machine machine) {
    var semantics = machine.semantics();
    var state = machine.state();
    if (!Outcome.ofFetch(semantics, Concrete.DOMAIN, state).traps().isEmpty()) {
      return Optional.empty();
    }
    long word =
        new Meaning<>(Concrete.DOMAIN, OperandValues.none(), state)
            .word(semantics.fetch().orElseThrow().word());
    return semantics.decode(word);
  }

  /** Whether it is about to execute one of these. */
  static boolean executes(Machine machine, String... names) {
    return next(machine)
        .map(it -> it.instruction().name())
        .filter(it -> List.of(names).contains(it))
        .isPresent();
  }

  /** All steps are right, and after some of them something is changed. */
  static WrongStep after(Predicate<Event> when, Consumer<Machine> change) {
    return machine -> {
      if (when.test(machine.step())) {
        change.accept(machine);
      }
    };
  }

  /** After an instruction has completed. */
  static Predicate<Event> completed(String name) {
    return event ->
        event.kind() == Event.Kind.COMPLETED
            && event.instruction().orElseThrow().name().equals(name);
  }

  /** After a trap has been taken. */
  static Predicate<Event> trapped() {
    return event -> event.kind() == Event.Kind.TRAPPED;
  }

  /**
   * A file has other words while a step is made; but for instructions that load or show one.
   *
   * @param when for which steps
   * @param seen the words it has then, by the ones it has, in place
   */
  static WrongStep seen(
      File file, Predicate<Machine> when, Consumer<long[]> seen, String... unseenBy) {
    return machine -> {
      if (!when.test(machine) || executes(machine, unseenBy)) {
        machine.step();
        return;
      }
      var kept = words(machine, file);
      var others = kept.clone();
      seen.accept(others);
      put(machine, file, others);
      machine.step();
      put(machine, file, kept);
    };
  }

  /** The same, word by word. */
  static WrongStep seen(File file, LongUnaryOperator seen, String... unseenBy) {
    return seen(file, machine -> true, words -> change(words, seen), unseenBy);
  }

  /** A cell keeps its word over some steps. */
  static WrongStep keeps(Cell cell, Predicate<Event> over) {
    return machine -> {
      long before = machine.get(cell);
      if (over.test(machine.step())) {
        machine.set(cell, before);
      }
    };
  }

  /** Changes each word. */
  static void change(long[] words, LongUnaryOperator by) {
    for (int i = 0; i < words.length; i++) {
      words[i] = by.applyAsLong(words[i]);
    }
  }

  /** Changes each word of a file. */
  static Consumer<Machine> all(File file, LongUnaryOperator by) {
    return machine -> {
      var words = words(machine, file);
      change(words, by);
      put(machine, file, words);
    };
  }

  /** All words of a small file. */
  static long[] words(Machine machine, File file) {
    var words = new long[1 << file.indexBits()];
    for (int i = 0; i < words.length; i++) {
      words[i] = machine.load(file, i);
    }
    return words;
  }

  /** Puts them there. */
  static void put(Machine machine, File file, long[] words) {
    for (int i = 0; i < words.length; i++) {
      machine.store(file, i, words[i]);
    }
  }
}
