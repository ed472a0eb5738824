package org.vmorph.conformance.broken;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a statement of monitor.s reads and writes: registers, words of storage by the text of their
 * address, the console. It says for sure of some statements that their order does not matter, or
 * that a second time they do nothing; of others it says nothing.
 *
 * @param jumps whether it may lead elsewhere
 * @param again whether a second time, right after the first, it does nothing
 */
record Effect(Set<String> reads, Set<String> writes, boolean jumps, boolean again) {
  private static final Set<String> SETS = Set.of("li", "mov", "ld", "srb");
  private static final Set<String> CHANGES =
      Set.of("add", "sub", "mul", "and", "or", "xor", "shl", "shr", "sar", "addi");
  private static final Set<String> IDEMPOTENT = Set.of("li", "mov", "ld", "srb", "and", "or", "st");
  private static final Set<String> LEAVES = Set.of("halt", "lpsw", "jmp");
  private static final String CONSOLE = "the console";
  private static final String ANYWHERE = "any word";

  static Effect of(String statement) {
    var parts = statement.replace(",", " ").split("\\s+");
    var verb = parts[0];
    var reads = new HashSet<String>();
    var writes = new HashSet<String>();
    var operands = List.of(parts).subList(1, parts.length);
    boolean jumps = verb.startsWith("b") || LEAVES.contains(verb);
    boolean changes = CHANGES.contains(verb);
    if (jumps || verb.isEmpty()) {
      operands.stream().filter(Effect::isRegister).forEach(reads::add);
      return new Effect(reads, writes, jumps, true);
    }
    if (SETS.contains(verb) || changes || verb.equals("get")) {
      writes.add(operands.getFirst());
    }
    if (changes || verb.equals("st") || verb.equals("put") || verb.equals("lrb")) {
      reads.add(operands.getFirst());
    }
    if (verb.equals("put") || verb.equals("get")) {
      reads.add(CONSOLE);
      writes.add(CONSOLE);
    }
    if (verb.equals("ld") || verb.equals("st")) {
      var address = String.join(" ", operands.subList(1, operands.size()));
      boolean indexed = address.contains("(");
      (verb.equals("st") ? writes : reads).add(indexed ? ANYWHERE : "word " + address);
      if (indexed) {
        reads.add(address.substring(address.indexOf('(') + 1, address.indexOf(')')));
      }
    } else {
      operands.stream().skip(1).filter(Effect::isRegister).forEach(reads::add);
    }
    boolean itself = writes.stream().anyMatch(reads::contains);
    boolean again = IDEMPOTENT.contains(verb) && (changes || !itself);
    return new Effect(reads, writes, false, again && !same(operands));
  }

  private static boolean same(List<String> operands) {
    return operands.size() > 1 && operands.get(0).equals(operands.get(1));
  }

  private static boolean isRegister(String operand) {
    return operand.matches("r\\d+");
  }

  /** Whether two of them may change places. */
  boolean independentOf(Effect that) {
    return !jumps
        && !that.jumps
        && !meets(writes, that.reads)
        && !meets(writes, that.writes)
        && !meets(reads, that.writes);
  }

  private static boolean meets(Set<String> one, Set<String> other) {
    return one.stream()
        .anyMatch(
            it ->
                other.contains(it)
                    || isWord(it) && other.stream().anyMatch(Effect::isAny)
                    || isAny(it) && other.stream().anyMatch(Effect::isWord));
  }

  private static boolean isAny(String what) {
    return what.equals(ANYWHERE);
  }

  private static boolean isWord(String what) {
    return what.startsWith("word ") || isAny(what);
  }

  /** Whether a statement may come after these others. */
  static boolean mayComeLater(String statement, String... others) {
    return Arrays.stream(others).allMatch(other -> of(statement).independentOf(of(other)));
  }
}
