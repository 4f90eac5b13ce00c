/** A part of the project that the preview cannot show, named so that its author finds it. */
export class BuildProblem extends Error {
    readonly file: string;

    /**
     * @param file the file at fault, absolute or relative to the project
     * @param message what is wrong and what is allowed
     */
    constructor(file: string, message: string) {
        super(`${file}: ${message}`);
        this.name = 'BuildProblem';
        this.file = file;
    }
}
