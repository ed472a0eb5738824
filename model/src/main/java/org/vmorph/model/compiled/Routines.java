package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.step.Elaboration;

/**
 * Each instruction as a method of its own, {@code static int name(Core, operands...)}, which
 * answers a status: for the instructions that would only make the loop longer, and for those that
 * are given.
 */
final class Routines {
  private final Elaboration semantics;
  private final Symbols symbols;
  private final ClassWriter writer;

  Routines(Elaboration semantics, Symbols symbols, ClassWriter writer) {
    this.semantics = semantics;
    this.symbols = symbols;
    this.writer = writer;
  }

  void write() {
    semantics.machine().instructions().forEach(this::routine);
  }

  /** Calls a routine; twice the core and the operands are on the stack, and the status will be. */
  void call(MethodVisitor code, Instruction instruction) {
    code.visitMethodInsn(
        INVOKESTATIC, IsaClass.NAME, name(instruction), descriptor(instruction), false);
    Constants.push(code, semantics.index(instruction));
    code.visitMethodInsn(
        INVOKESTATIC, IsaClass.SUPER, "counted", "(" + IsaClass.CORE_TYPE + "II)I", false);
  }

  private String name(Instruction instruction) {
    return "i" + semantics.index(instruction);
  }

  private static String descriptor(Instruction instruction) {
    var types = new StringBuilder("(" + IsaClass.CORE_TYPE);
    instruction.form().operands().forEach(o -> types.append(Emitter.isInt(o.bits()) ? 'I' : 'J'));
    return types.append(")I").toString();
  }

  private void routine(Instruction instruction) {
    var code =
        writer.visitMethod(ACC_STATIC, name(instruction), descriptor(instruction), null, null);
    code.visitCode();
    int local = 1;
    var taken = new ArrayList<Map.Entry<Word.Operand, Integer>>();
    for (var operand : instruction.form().operands()) {
      taken.add(Map.entry(operand, local));
      local += Emitter.isInt(operand.bits()) ? 1 : 2;
    }
    var places = new CorePlaces(code, semantics.machine().storage(), 0, local);
    taken.forEach(
        e ->
            places.operand(
                e.getKey().name(),
                c ->
                    c.visitVarInsn(
                        Emitter.isInt(e.getKey().bits()) ? ILOAD : LLOAD, e.getValue())));
    var names = instruction.form().operands();
    var operands = new Operands<Word>(names, new ArrayList<Word>(names));
    var exits = new Statuses(code);
    new Body(semantics, symbols, instruction, operands).emit(code, places, local + 1, exits);
    exits.finish();
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Leaves a routine with a status. */
  private final class Statuses implements Body.Exits {
    private final MethodVisitor code;
    private final Carried carried;
    private final Map<Body.Known, Label> traps = new LinkedHashMap<>();

    Statuses(MethodVisitor code) {
      this.code = code;
      this.carried = new Carried(code, 0);
    }

    private int status(Cause cause) {
      return semantics.machine().causes().indexOf(cause) + 1;
    }

    @Override
    public void trap(Cause cause, List<Word> values, Consumer<Word> push) {
      carried.put(values, push);
      Constants.push(code, status(cause));
      code.visitInsn(IRETURN);
    }

    @Override
    public Label trap(Body.Known trap) {
      return traps.computeIfAbsent(trap, it -> new Label());
    }

    @Override
    public void halt() {
      Constants.push(code, Code.HALTED);
      code.visitInsn(IRETURN);
    }

    @Override
    public void complete() {
      code.visitInsn(ICONST_0);
      code.visitInsn(IRETURN);
    }

    void finish() {
      traps.forEach(
          (trap, label) -> {
            code.visitLabel(label);
            carried.put(trap.values());
            Constants.push(code, status(trap.cause()));
            code.visitInsn(IRETURN);
          });
    }
  }
}
