package org.vmorph.conformance.cli.names;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.vmorph.conformance.run.ask.Reloading;

/**
 * Loads the classes of plugins, and none that can end the process: where they would call {@code
 * System.exit}, {@code Runtime.exit} or {@code Runtime.halt}, or {@code Locale.setDefault}, in
 * which every number is printed, they call {@link Staying}. It has no hold over calls by
 * reflection.
 */
final class PluginLoader extends URLClassLoader implements Reloading {
  private static final String STAYING = Type.getInternalName(Staying.class);
  private static final String LOCALE = "java/util/Locale";

  PluginLoader(List<URL> urls, ClassLoader parent) {
    super(urls.toArray(URL[]::new), parent);
  }

  @Override
  public ClassLoader anew() {
    return new PluginLoader(List.of(getURLs()), getParent());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var url = findResource(name.replace('.', '/') + ".class");
    if (url == null) {
      throw new ClassNotFoundException(name);
    }
    try {
      var connection = url.openConnection();
      connection.setUseCaches(false);
      var from = connection instanceof JarURLConnection jar ? jar.getJarFileURL() : folder(url);
      byte[] bytes;
      try (var stream = connection.getInputStream()) {
        bytes = staying(name, stream.readAllBytes());
      }
      return defineClass(name, bytes, 0, bytes.length, new CodeSource(from, (Certificate[]) null));
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private URL folder(URL file) {
    return Arrays.stream(getURLs())
        .filter(url -> file.toString().startsWith(url.toString()))
        .findFirst()
        .orElse(file);
  }

  private static byte[] staying(String name, byte[] bytes) {
    try {
      var reader = new ClassReader(bytes);
      var writer = new ClassWriter(reader, 0);
      reader.accept(new Rewriting(writer), 0);
      return writer.toByteArray();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ClassFormatError(name + ": cannot be read: " + e.getMessage());
    }
  }

  /** Whether this ends the process, or changes what all of it shares. */
  private static boolean isRefused(String owner, String name, String descriptor) {
    return switch (owner) {
      case "java/lang/System" -> name.equals("exit") && descriptor.equals("(I)V");
      case "java/lang/Runtime" ->
          (name.equals("exit") || name.equals("halt")) && descriptor.equals("(I)V");
      case LOCALE -> name.equals("setDefault");
      default -> false;
    };
  }

  /** What takes its place: the same, the receiver being a parameter. */
  private static String replaced(String owner, String descriptor) {
    return owner.equals("java/lang/Runtime") ? "(Ljava/lang/Runtime;I)V" : descriptor;
  }

  private static final class Rewriting extends ClassVisitor {
    Rewriting(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new Calls(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class Calls extends MethodVisitor {
    Calls(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (isRefused(owner, name, descriptor)) {
        var same = replaced(owner, descriptor);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, STAYING, name, same, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    /** A method reference, say {@code System::exit}. */
    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      var others = new Object[arguments.length];
      Arrays.setAll(
          others,
          i ->
              arguments[i] instanceof Handle handle
                      && isRefused(handle.getOwner(), handle.getName(), handle.getDesc())
                  ? new Handle(
                      Opcodes.H_INVOKESTATIC,
                      STAYING,
                      handle.getName(),
                      replaced(handle.getOwner(), handle.getDesc()),
                      false)
                  : arguments[i]);
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, others);
    }
  }
}
