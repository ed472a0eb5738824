package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.step.Elaboration;

/**
 * Each instruction as a method of its own, {@code static int name(Core, operands...)}, which
 * answers a status: for the instructions that would only make the loop longer, and for those that
 * are given.
 */
final class Routines {
  private final Elaboration semantics;
  private final InitialState symbols;
  private final Asides asides;
  private final ClassWriter writer;

  /**
   * Routines of a class.
   *
   * @param asides as they are called where the core is the first local variable
   */
  Routines(Elaboration semantics, InitialState symbols, Asides asides, ClassWriter writer) {
    this.semantics = semantics;
    this.symbols = symbols;
    this.asides = asides;
    this.writer = writer;
  }

  void write() {
    semantics.machine().instructions().forEach(this::routine);
  }

  /** Calls a routine; twice the core and the operands are on the stack, and the status will be. */
  void call(MethodVisitor code, Instruction instruction) {
    callUncounted(code, instruction);
    Constants.push(code, semantics.index(instruction));
    code.visitMethodInsn(
        INVOKESTATIC, IsaClass.SUPER, "counted", "(" + IsaClass.CORE_TYPE + "II)I", false);
  }

  /** The same, once the core, and it is not counted. */
  void callUncounted(MethodVisitor code, Instruction instruction) {
    code.visitMethodInsn(
        INVOKESTATIC, IsaClass.NAME, name(instruction), descriptor(instruction), false);
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
    var operands = new OperandValues<Word>(names, new ArrayList<Word>(names));
    var exits = new Statuses(semantics.machine(), code);
    new Body(semantics, symbols, asides, instruction, operands)
        .emit(code, places, local + 1, exits);
    exits.finish();
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
