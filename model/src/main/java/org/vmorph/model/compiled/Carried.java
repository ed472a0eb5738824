package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.L2I;
import static org.objectweb.asm.Opcodes.LALOAD;
import static org.objectweb.asm.Opcodes.LASTORE;

import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Word;

/** What a trap carries, on its way from where it fires to the trap sequence: in the core. */
final class Carried {
  private final MethodVisitor code;
  private final int core;

  /**
   * In one method.
   *
   * @param core the local variable that holds the core
   */
  Carried(MethodVisitor code, int core) {
    this.code = code;
    this.core = core;
  }

  /** Puts the values of a trap there; the consumer pushes one. */
  void put(List<Word> values, Consumer<Word> push) {
    for (int i = 0; i < values.size(); i++) {
      at(i);
      push.accept(values.get(i));
      if (Emitter.isInt(values.get(i).bits())) {
        code.visitInsn(I2L);
      }
      code.visitInsn(LASTORE);
    }
  }

  /** Puts values there that are numbers. */
  void put(List<Word> literals) {
    put(literals, word -> Constants.push(code, (Word.Literal) word));
  }

  /** Pushes one of them. */
  void get(int index, int bits) {
    at(index);
    code.visitInsn(LALOAD);
    if (Emitter.isInt(bits)) {
      code.visitInsn(L2I);
    }
  }

  private void at(int index) {
    code.visitVarInsn(ALOAD, core);
    code.visitFieldInsn(GETFIELD, CorePlaces.CORE, "values", "[J");
    Constants.push(code, index);
  }
}
