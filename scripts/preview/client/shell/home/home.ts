import { LightningElement, api } from 'lwc';
import type { AppModel } from '../../../model/pageModel';
import { toUrl } from '../../router';
import { session, text } from '../../session';

/** The home of an app that has no home page of its own: its objects, a click away. */
export default class Home extends LightningElement {
    @api app: AppModel | undefined;

    get texts() {
        return { welcome: text('welcome', session.user.name), detail: text('welcomeDetail') };
    }

    get links() {
        return (this.app?.tabs ?? []).flatMap(({ apiName, label, icon, target }) =>
            target.kind === 'object'
                ? [
                      {
                          apiName,
                          label,
                          icon,
                          url: toUrl({
                              type: 'standard__objectPage',
                              attributes: { objectApiName: target.objectApiName, actionName: 'home' }
                          })
                      }
                  ]
                : []
        );
    }
}
