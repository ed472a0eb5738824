package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Instruction;

/**
 * A switch between families of instructions, in each of them one between smaller families, and at
 * last one between instructions. HotSpot computes what several cases of a switch have in common
 * before that switch, in every step: words of one family are computed where that family has been
 * selected.
 */
final class Families {
  private final List<Function<Instruction, Object>> common;
  private final List<Instruction> order = new ArrayList<>();

  /**
   * Families of families.
   *
   * @param common what the instructions of one family have in common, of the largest ones first
   */
  Families(List<Instruction> instructions, List<Function<Instruction, Object>> common) {
    this.common = List.copyOf(common);
    sort(instructions, 0);
  }

  private void sort(List<Instruction> instructions, int depth) {
    if (depth == common.size()) {
      order.addAll(instructions);
    } else {
      families(instructions, depth).forEach(family -> sort(family, depth + 1));
    }
  }

  /**
   * The number by which an instruction is selected, from 1 on; those of a family are neighbours.
   */
  int number(Instruction instruction) {
    return 1 + order.indexOf(instruction);
  }

  /**
   * Writes the switches.
   *
   * @param local the local variable that selects
   * @param none where to go if it selects none of the instructions
   * @param then writes what is done with an instruction; its code leaves by itself
   */
  void write(MethodVisitor code, int local, Label none, Consumer<Instruction> then) {
    if (order.isEmpty()) {
      code.visitJumpInsn(GOTO, none);
    } else {
      write(order, 0, code, local, none, then);
    }
  }

  private void write(
      List<Instruction> instructions,
      int depth,
      MethodVisitor code,
      int local,
      Label none,
      Consumer<Instruction> then) {
    var families = families(instructions, depth);
    if (families.size() == 1 && depth < common.size()) {
      write(instructions, depth + 1, code, local, none, then);
      return;
    }
    var begins = families.stream().map(family -> new Label()).toList();
    select(families, begins, code, local, none);
    for (int i = 0; i < families.size(); i++) {
      var family = families.get(i);
      code.visitLabel(begins.get(i));
      if (family.size() == 1) {
        then.accept(family.getFirst());
      } else {
        write(family, depth + 1, code, local, none, then);
      }
    }
  }

  private List<List<Instruction>> families(List<Instruction> instructions, int depth) {
    return depth >= common.size()
        ? instructions.stream().map(List::of).toList()
        : List.copyOf(
            instructions.stream()
                .collect(
                    Collectors.groupingBy(
                        common.get(depth), LinkedHashMap::new, Collectors.toList()))
                .values());
  }

  /** Between two families that select further one comparison is shorter than a table. */
  private void select(
      List<List<Instruction>> families,
      List<Label> begins,
      MethodVisitor code,
      int local,
      Label none) {
    code.visitVarInsn(ILOAD, local);
    if (families.size() == 2 && families.stream().allMatch(family -> family.size() > 1)) {
      Constants.push(code, number(families.getLast().getFirst()));
      code.visitJumpInsn(IF_ICMPGE, begins.getLast());
      code.visitJumpInsn(GOTO, begins.getFirst());
      return;
    }
    var cases = new ArrayList<Label>();
    for (int i = 0; i < families.size(); i++) {
      for (int member = 0; member < families.get(i).size(); member++) {
        cases.add(begins.get(i));
      }
    }
    int first = number(families.getFirst().getFirst());
    code.visitTableSwitchInsn(first, first + cases.size() - 1, none, cases.toArray(Label[]::new));
  }
}
