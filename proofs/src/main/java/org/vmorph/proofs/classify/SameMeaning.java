package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Instruction.Flow;
import org.vmorph.model.ir.Word;

/**
 * Instructions that mean the same under different names and encodings, as accesses to registers do
 * that read as 0: nothing that is asked tells them apart, so one of them is asked about.
 */
final class SameMeaning {
  /** What is easily seen to differ. */
  private record Outline(List<Word.Operand> operands, int length, Flow flow, int acts) {}

  private final List<Instruction> firsts = new ArrayList<>();
  private final Map<Instruction, Instruction> first = new IdentityHashMap<>();

  private SameMeaning() {}

  static SameMeaning of(List<Instruction> instructions) {
    var same = new SameMeaning();
    var outlined = new HashMap<Outline, List<Instruction>>();
    for (var each : instructions) {
      var outline =
          new Outline(each.form().operands(), each.length(), each.flow(), each.acts().size());
      var before = outlined.computeIfAbsent(outline, o -> new ArrayList<>());
      var like = before.stream().filter(other -> mean(other, each)).findFirst();
      if (like.isEmpty()) {
        before.add(each);
        same.firsts.add(each);
      }
      same.first.put(each, like.orElse(each));
    }
    return same;
  }

  private static boolean mean(Instruction one, Instruction other) {
    return one.privilege().equals(other.privilege()) && one.acts().equals(other.acts());
  }

  /** The first of each meaning. */
  List<Instruction> firsts() {
    return firsts;
  }

  /** The first that means what an instruction does. */
  Instruction first(Instruction instruction) {
    return Objects.requireNonNull(first.get(instruction));
  }
}
