import { createElement } from 'lwc';
import { startRouter } from './router';
import ShellApp from './shell/app/app';

startRouter();
document.body.append(createElement('shell-app', { is: ShellApp }));
