package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Privilege;

/**
 * An instruction in the manual: name, operands, opcode; what it does in English; what it does
 * exactly.
 */
final class ManualEntry {
  private static final int OPERANDS = 14;
  private static final int OPCODE = 10;

  private ManualEntry() {}

  static List<String> of(Architecture machine, Instruction instruction, List<String> acts) {
    int indent =
        2 + machine.instructions().stream().mapToInt(i -> i.name().length()).max().orElse(0);
    var lines = new ArrayList<String>();
    lines.add(head(machine, instruction, indent));
    var sentences = new ArrayList<>(Page.sentences(instruction.says()));
    instruction
        .partial()
        .ifPresent(gap -> sentences.add("Not modelled: " + gap + (gap.endsWith(".") ? "" : ".")));
    var text = new ArrayList<String>();
    sentences.forEach(sentence -> text.addAll(Wrapped.prose(sentence, Page.WIDTH - indent)));
    text.addAll(acts.isEmpty() ? List.of("(nothing)") : acts);
    text.forEach(line -> lines.add(" ".repeat(indent) + line));
    return lines;
  }

  private static String head(Architecture machine, Instruction instruction, int indent) {
    var opcode =
        "0x" + HexFormat.of().toHexDigits(instruction.opcode(), digits(instruction.opcode()));
    return (padded(instruction.name(), indent)
            + padded(instruction.form().syntax(), OPERANDS)
            + padded(opcode, OPCODE)
            + privilege(machine, instruction.privilege()))
        .stripTrailing();
  }

  private static String privilege(Architecture machine, Privilege privilege) {
    return switch (privilege) {
      case Privilege.Plain plain -> plain == Privilege.Plain.SUPERVISOR ? "privileged" : "";
      case Privilege.Unless(var refused) ->
          "privileged if " + Paper.exact(machine).condition(refused);
    };
  }

  private static int digits(int opcode) {
    return opcode >>> 8 == 0 ? 2 : opcode >>> 16 == 0 ? 4 : 8;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
