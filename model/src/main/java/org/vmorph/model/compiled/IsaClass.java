package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.step.Elaboration;

/** Writes the class that is a machine: a {@link Code}. */
final class IsaClass {
  static final String SUPER = Type.getInternalName(Code.class);
  static final String NAME = SUPER + "$Isa";
  static final String CORE_TYPE = "L" + CorePlaces.CORE + ";";

  /** A class, and how large its loop is. */
  record Generated(byte[] bytes, int hotBytes) {}

  private final Elaboration semantics;
  private final Set<String> counted;
  private final Symbols symbols;
  private final ClassWriter writer =
      new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        @Override
        protected String getCommonSuperClass(String left, String right) {
          // Where two classes meet in our code, nothing is asked of either any more.
          return "java/lang/Object";
        }
      };

  IsaClass(Elaboration semantics, Set<String> counted) {
    this.semantics = semantics;
    this.counted = counted;
    this.symbols = new Symbols(semantics);
  }

  Generated generate() {
    writer.visit(V21, ACC_FINAL | ACC_SUPER, NAME, null, SUPER, null);
    constructor();
    reset();
    entry();
    var routines = new Routines(semantics, symbols, writer);
    routines.write();
    given(routines);
    int hotBytes =
        semantics.fetch().isPresent()
            ? new Loop(semantics, symbols, routines, counted, writer).write()
            : 0;
    writer.visitEnd();
    return new Generated(writer.toByteArray(), hotBytes);
  }

  private void constructor() {
    var code = begin(ACC_PUBLIC, "<init>", "(Ljava/util/List;)V");
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitMethodInsn(INVOKESPECIAL, SUPER, "<init>", "(Ljava/util/List;)V", false);
    end(code, RETURN);
  }

  private void reset() {
    var code = begin(0, "reset", "(" + CORE_TYPE + ")V");
    var places = new CorePlaces(code, semantics.machine().storage(), 1, 2);
    var old = symbols.state();
    var next = new Meaning<>(new Folding(), Operands.<Word>none(), old).calm(semantics.reset());
    change(code, places, Change.between(semantics.machine(), old, next), 3);
    end(code, RETURN);
  }

  /** One method for all causes: it is never hot. */
  private void entry() {
    var code = begin(0, "entry", "(" + CORE_TYPE + "I)V");
    var machine = semantics.machine();
    var places = new CorePlaces(code, machine.storage(), 1, 3);
    var carried = new Carried(code, 1);
    var old = symbols.state();
    select(
        code,
        2,
        machine.causes().size(),
        i -> {
          var cause = machine.causes().get(i);
          for (int v = 0; v < cause.values().size(); v++) {
            int index = v;
            var value = cause.values().get(v);
            places.operand(value.name(), c -> carried.get(index, value.bits()));
          }
          var next =
              Outcome.<Word, org.vmorph.model.ir.Condition, Written>entryCycle(
                  semantics, new Folding(), cause, List.<Word>copyOf(cause.values()), old);
          change(code, places, Change.between(machine, old, next), 4);
          code.visitInsn(RETURN);
        });
    end(code, RETURN);
  }

  private void change(MethodVisitor code, CorePlaces places, Change change, int freeLocal) {
    var folding = new Folding();
    var uses = new Uses(folding, symbols.storage());
    change.countTo(uses);
    change.emit(code, new Emitter(code, places, folding, symbols.storage(), uses, freeLocal));
  }

  private void given(Routines routines) {
    var code = begin(0, "given", "(" + CORE_TYPE + "I[J)I");
    select(
        code,
        2,
        semantics.machine().instructions().size(),
        i -> {
          var instruction = semantics.machine().instructions().get(i);
          code.visitVarInsn(ALOAD, 1);
          code.visitInsn(DUP);
          int operand = 0;
          for (var declared : instruction.form().operands()) {
            code.visitVarInsn(ALOAD, 3);
            Constants.push(code, operand++);
            code.visitInsn(LALOAD);
            if (Emitter.isInt(declared.bits())) {
              code.visitInsn(L2I);
            }
          }
          routines.call(code, instruction);
          code.visitInsn(IRETURN);
        });
    code.visitInsn(ICONST_0);
    end(code, IRETURN);
  }

  /** What the value of a local variable selects, from 0 on; each case leaves by itself. */
  private static void select(
      MethodVisitor code, int local, int cases, java.util.function.IntConsumer body) {
    var labels = new Label[cases];
    for (int i = 0; i < cases; i++) {
      labels[i] = new Label();
    }
    var none = new Label();
    code.visitVarInsn(ILOAD, local);
    code.visitTableSwitchInsn(0, cases - 1, none, labels);
    for (int i = 0; i < cases; i++) {
      code.visitLabel(labels[i]);
      body.accept(i);
    }
    code.visitLabel(none);
  }

  private MethodVisitor begin(int access, String name, String descriptor) {
    var code = writer.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code, int leave) {
    code.visitInsn(leave);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
