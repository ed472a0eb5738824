package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Word;

/** Leaves a method, whose first argument is the core, with a status. */
final class Statuses implements Body.Exits {
  private final Architecture machine;
  private final MethodVisitor code;
  private final Carried carried;
  private final Map<Body.Known, Label> traps = new LinkedHashMap<>();

  Statuses(Architecture machine, MethodVisitor code) {
    this.machine = machine;
    this.code = code;
    this.carried = new Carried(code, 0);
  }

  private int status(Cause cause) {
    return machine.causes().indexOf(cause) + 1;
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
    Constants.push(code, GeneratedCode.HALTED);
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
