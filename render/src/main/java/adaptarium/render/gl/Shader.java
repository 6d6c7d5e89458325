package adaptarium.render.gl;

import static org.lwjgl.opengl.GL33C.*;

/** A vertex and a fragment shader, linked. */
final class Shader implements AutoCloseable {
    private final int program;

    Shader(String vertex, String fragment) {
        program = glCreateProgram();
        int v = compile(GL_VERTEX_SHADER, vertex);
        int f = compile(GL_FRAGMENT_SHADER, fragment);
        glAttachShader(program, v);
        glAttachShader(program, f);
        glLinkProgram(program);
        glDeleteShader(v);
        glDeleteShader(f);
        if (glGetProgrami(program, GL_LINK_STATUS) == 0) {
            throw new GlException("the graphics driver cannot link a shader: " + glGetProgramInfoLog(program), null);
        }
    }

    private static int compile(int kind, String source) {
        int shader = glCreateShader(kind);
        glShaderSource(shader, "#version 330 core\n" + source);
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == 0) {
            throw new GlException("the graphics driver cannot compile a shader: " + glGetShaderInfoLog(shader), null);
        }
        return shader;
    }

    void use() {
        glUseProgram(program);
    }

    int uniform(String name) {
        return glGetUniformLocation(program, name);
    }

    @Override
    public void close() {
        glDeleteProgram(program);
    }
}
