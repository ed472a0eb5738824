package org.vmorph.conformance.broken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Disassembler;
import org.vmorph.model.text.Program;
import org.vmorph.vmm.image.ImageMonitor;

/** A program that is to be got wrong, with what it takes to do so. */
final class Original {
  private static final int REGISTER_BITS = 4;
  private static final int DRAWN = 200;
  private static final long SEED = 1974;

  /** Changes the statements at a line. */
  interface Change {
    void at(List<String> statements, int line);
  }

  /** Why a change at a line changes nothing; empty if nobody can tell. */
  interface Reason {
    String at(List<String> statements, int line);
  }

  private final SourceText source;
  private final ImageMonitor monitor;
  private final long[] words;
  private final Elaboration semantics;
  private final int guest;
  private final Random random = new Random(SEED);

  Original(Architecture machine, Program program) {
    this.source = SourceText.of(machine, program);
    this.monitor = source.monitor().orElseThrow();
    this.guest = Setting.usualWords(machine);
    this.words = monitor.installed(guest).words();
    this.semantics = new Elaboration(machine);
  }

  List<Mutant> words() {
    return Mutant.of(monitor, semantics.machine(), SEED, DRAWN);
  }

  List<Mutant> atInstructions(Change change, Reason reason) {
    var mutants = new ArrayList<Mutant>();
    for (int at : source.instructions()) {
      var lines = new ArrayList<>(source.statements());
      change.at(lines, at);
      boolean entered =
          at + 1 < source.size() && !source.labels().get(at + 1).isEmpty()
              || at + 2 < source.size() && !source.labels().get(at + 2).isEmpty();
      boolean once = entered && !lines.get(at).contains("\n");
      var why = once ? "" : reason.at(source.statements(), at);
      add(mutants, source.with(lines), at, source.statements().get(at), why);
    }
    return mutants;
  }

  private void add(List<Mutant> mutants, SourceText changed, int line, String text, String why) {
    changed
        .monitor()
        .filter(other -> !Arrays.equals(other.installed(guest).words(), words))
        .ifPresent(
            other ->
                mutants.add(
                    new Mutant(
                        other,
                        line,
                        place(line) + "  " + text,
                        Optional.of(why).filter(it -> !it.isEmpty()))));
  }

  private String place(int line) {
    int at = line;
    while (at > 0 && source.labels().get(at).isEmpty()) {
      at--;
    }
    long after =
        IntStream.range(at, line).filter(i -> !source.statements().get(i).isEmpty()).count();
    return source.labels().get(at) + (after == 0 ? "" : " + " + after);
  }

  List<Mutant> labels() {
    var mutants = new ArrayList<Mutant>();
    for (int at = 0; at < source.size(); at++) {
      var label = source.labels().get(at);
      if (label.isEmpty()) {
        continue;
      }
      for (int to : new int[] {at - 1, at + 1}) {
        if (to >= 0 && to < source.size() && source.labels().get(to).isEmpty()) {
          add(mutants, source.moved(at, to), at, to < at ? "earlier" : "later", "");
        }
      }
    }
    return mutants;
  }

  List<Mutant> registers() {
    var mutants = new ArrayList<Mutant>();
    int start = 0;
    for (int end = 0; end <= source.size(); end++) {
      if (end == source.size()
          || source.statements().get(end).isEmpty() && source.labels().get(end).isEmpty()) {
        for (int from = 0; from < 6; from++) {
          int other = (from + 1 + random.nextInt(5)) % 6;
          renamed(mutants, start, end, from, other);
          renamed(mutants, start, end, from, 6 + random.nextInt(10));
        }
        start = end + 1;
      }
    }
    return mutants;
  }

  private void renamed(List<Mutant> mutants, int start, int end, int from, int to) {
    var lines = new ArrayList<>(source.statements());
    for (int i = start; i < end; i++) {
      lines.set(i, lines.get(i).replaceAll("\\br" + from + "\\b", "r" + to));
    }
    add(mutants, source.with(lines), start, "r" + from + " -> r" + to, "");
  }

  List<Mutant> operandsExchanged() {
    var mutants = new ArrayList<Mutant>();
    for (int address = 0; address < words.length; address++) {
      int at = address;
      semantics
          .decode(words[at])
          .ifPresent(
              it -> {
                var form = it.instruction().form();
                var which =
                    IntStream.range(0, form.operands().size())
                        .filter(i -> form.operands().get(i).bits() == REGISTER_BITS)
                        .toArray();
                if (which.length == 2) {
                  var operands = it.operands().clone();
                  long first = operands[which[0]];
                  operands[which[0]] = operands[which[1]];
                  operands[which[1]] = first;
                  with(mutants, at, it.instruction().encode(operands));
                }
              });
    }
    return mutants;
  }

  List<Mutant> numbers(LongUnaryOperator... changes) {
    var mutants = new ArrayList<Mutant>();
    for (int address = 0; address < words.length; address++) {
      long word = words[address];
      Map<Long, Boolean> seen = new LinkedHashMap<>();
      for (var change : changes) {
        seen.put(changed(word, change), true);
      }
      for (long other : seen.keySet()) {
        with(mutants, address, other);
      }
    }
    return mutants;
  }

  /** Numbers of instructions; of what is no instruction, the word. */
  private long changed(long word, LongUnaryOperator change) {
    var decoded = semantics.decode(word);
    if (decoded.isEmpty()) {
      return change.applyAsLong(word);
    }
    var it = decoded.get();
    var form = it.instruction().form();
    var operands = it.operands().clone();
    for (int i = 0; i < operands.length; i++) {
      int bits = form.operands().get(i).bits();
      if (bits > REGISTER_BITS) {
        operands[i] = change.applyAsLong(operands[i]) & -1L >>> 64 - bits;
      }
    }
    return it.instruction().encode(operands);
  }

  private void with(List<Mutant> mutants, int address, long word) {
    if (word != words[address]) {
      var text = new Disassembler(semantics.machine()).instruction(word);
      mutants.add(
          new Mutant(
              monitor.with(address, word),
              address,
              monitor.installed(guest).place(address).replaceAll("\\s+", " ") + "  ->  " + text,
              Optional.empty()));
    }
  }
}
