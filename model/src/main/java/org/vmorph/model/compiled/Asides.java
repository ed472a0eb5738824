package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Word;

/** The asides as one method calls them. */
final class Asides {
  /** Every word is computed where it is needed. */
  static final Asides NONE = new Asides(null, 0);

  private final @Nullable AsideMethods methods;
  private final int core;

  /**
   * Those that are called from a method.
   *
   * @param core the local variable that holds the core
   */
  Asides(@Nullable AsideMethods methods, int core) {
    this.methods = methods;
    this.core = core;
  }

  /** The words that have to be computed for a word with a name. */
  List<Word> parts(Word.Let let) {
    var aside = methods == null ? null : methods.of(let);
    return aside == null ? List.of(let.word()) : aside.takes();
  }

  /** Pushes a word with a name by a call, if it is an aside. */
  boolean call(MethodVisitor code, Emitter emitter, Word.Let let) {
    var aside = methods == null ? null : methods.of(let);
    if (aside == null) {
      return false;
    }
    code.visitVarInsn(ALOAD, core);
    aside.takes().forEach(emitter::push);
    code.visitMethodInsn(INVOKESTATIC, IsaClass.NAME, aside.name(), aside.descriptor(), false);
    return true;
  }
}
